// Marks phrases in printed text, and cuts out the part around the first of them.

const BEFORE = 18; // characters of the printed text
const LENGTH = 110; // about two lines and a half of a list

/** Returns where in `text` each of `phrases` (lists of folded letters) stands: [from, to] in order. */
export function places(text, phrases, fold) {
  const { letters, spans } = fold(text);
  const joined = letters.join("");
  const offsets = letters.length === joined.length ? null : offsetsOf(letters);
  const found = [];
  for (const phrase of phrases) {
    const wanted = phrase.join("");
    for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length)) {
      const first = offsets ? offsets.get(at) : at;
      if (first !== undefined) found.push([spans[first][0], spans[first + phrase.length - 1][1]]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged = [];
  for (const [from, to] of found) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Letters outside the BMP are two code units long: unit → number of the letter that begins there. */
function offsetsOf(letters) {
  const offsets = new Map();
  let at = 0;
  letters.forEach((letter, i) => {
    offsets.set(at, i);
    at += letter.length;
  });
  return offsets;
}

/** Puts `text` into `element`, its `marks` in <mark>. */
export function setMarked(element, text, marks) {
  let at = 0;
  for (const [from, to] of marks) {
    element.append(text.slice(at, from));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    element.append(mark);
    at = to;
  }
  element.append(text.slice(at));
}

/**
 * Returns the part of `content` (a line for each block) that shows most of `phrases`, as text and
 * marks; its beginning where none stands in it (they all stand in the title).
 */
export function excerpt(content, phrases, fold) {
  let best = { score: -1 };
  for (const text of content.split("\n")) {
    const score = phrases.filter((phrase) => places(text, [phrase], fold).length).length;
    if (score > best.score) best = { score, text };
  }
  const { text } = best;
  const marks = places(text, phrases, fold);
  const first = marks[0]?.[0] ?? 0;
  const from = whole(text, Math.max(0, Math.min(first - BEFORE, text.length - LENGTH)));
  const to = whole(text, Math.max(from + LENGTH, marks[0]?.[1] ?? 0));
  const lead = from > 0 ? "……" : "";
  const trail = to < text.length ? "……" : "";
  const shift = lead.length - from;
  return {
    text: lead + text.slice(from, to) + trail,
    marks: marks
      .filter(([a, b]) => a >= from && b <= to)
      .map(([a, b]) => [a + shift, b + shift]),
  };
}

/** Moves a cut that would fall between the halves of a character. */
function whole(text, at) {
  return at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]) ? at - 1 : at;
}
