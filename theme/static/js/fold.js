// The fold of plugins/search/fold.py: printed text → the letters and digits by which it is searched.

const MARK = /\p{M}/gu;
const LETTER = /[\p{L}\p{N}]/u;
const POINT = "\ua78f"; // a decimal point: a letter, as the index has it
const NO_TABLE = new Map();

/** Returns traditional → simplified of a table as plugins/search writes it (search/fold.json). */
export function readTable(table) {
  const simple = new Map();
  const pairs = Array.from(table.pairs);
  for (let i = 0; i < pairs.length; i += 2) simple.set(pairs[i], pairs[i + 1]);
  return simple;
}

/**
 * Returns a function that tells whether a text can be folded only with the table: one with
 * characters outside GB 2312, or with those of it that the table changes (`unlike`).
 */
export function tableNeed(unlike) {
  const bytes = new Uint8Array(72 * 94 * 2);
  let at = 0;
  for (let row = 0xb0; row < 0xf8; row++) {
    for (let cell = 0xa1; cell < 0xff; cell++) {
      bytes[at++] = row;
      bytes[at++] = cell;
    }
  }
  const plain = new Set(new TextDecoder("gb2312").decode(bytes));
  for (const char of unlike) plain.delete(char);
  return (text) => Array.from(text).some((char) => char > "\u2e7f" && !plain.has(char) && HAN.test(char));
}

const HAN = /[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323ff}]/u;

/** Returns the fold with a table; without one, for texts that need none. */
export function makeFold(simple = NO_TABLE) {
  const known = new Map();
  const simplified = (char) => simple.get(char) ?? char;

  function ofOne(char) {
    let folded = known.get(char);
    if (folded === undefined) {
      const bare = simplified(char).normalize("NFKD").replace(MARK, "").normalize("NFC");
      const lower = Array.from(bare, simplified).join("").toLowerCase();
      folded = Array.from(lower)
        .filter((c) => c === "." || LETTER.test(c))
        .map((c) => (c === "." ? POINT : c));
      known.set(char, folded);
    }
    return folded;
  }

  /** Gives the folded characters of `text`, and where in it each began and ended. */
  return function fold(text) {
    const all = [];
    let at = 0;
    for (const char of text) {
      for (const folded of ofOne(char)) all.push([folded, at, at + char.length]);
      at += char.length;
    }
    const kept = all.filter(
      ([char], i) => char !== POINT || (isDigit(all[i - 1]?.[0]) && isDigit(all[i + 1]?.[0])),
    );
    return { letters: kept.map(([char]) => char), spans: kept.map(([, from, to]) => [from, to]) };
  };
}

function isDigit(char) {
  return char !== undefined && char.length === 1 && char >= "0" && char <= "9";
}
