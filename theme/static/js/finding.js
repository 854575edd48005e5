// Asks the index: phrases → the articles that contain all of them, newest first.

const WAIT = 20000; // ms; Pagefind itself waits for ever where a file of it is missing

/**
 * Opens the index in the folder `base` (an address that ends with a slash), of the bundles `names`,
 * newest first. Gives `find`, and `warm`, which has bundles loaded before they are asked.
 */
export function openIndex(base, names) {
  const opened = new Map();
  let engine;

  async function start() {
    const pagefind = await import(`${base}engine/pagefind.js`);
    return pagefind.createInstance({ basePath: `${base}engine/`, noWorker: true });
  }

  async function open(name) {
    engine ??= start();
    const asking = await engine;
    // Results of Pagefind do not say whose they are. An exact search gives each the score 1, so the
    // weight of a bundle tells; the engine's own is 1.
    const weight = names.indexOf(name) + 2;
    const [told] = await Promise.all([
      fetch(`${base}${name}/articles.json`).then((response) => response.json()),
      asking.mergeIndex(`${base}${name}/`, { indexWeight: weight, language: "en" }),
    ]);
    const order = new Map(told.names.split(" ").map((id, i) => [id, i]));
    const groups = new Map();
    for (const [group, places] of Object.entries(told.groups)) {
      for (const place of places) groups.set(place, group);
    }
    return { name, weight, order, groups };
  }

  function wanted(only) {
    const chosen = only ? names.filter((name) => name === only) : names;
    for (const name of chosen) if (!opened.has(name)) opened.set(name, open(name));
    return chosen;
  }

  function warm(only) {
    for (const name of wanted(only)) opened.get(name).catch(() => {}); // told when it is asked
  }

  /**
   * Finds the articles that contain all `phrases`, each a list of folded letters.
   * `filters` are Pagefind's; `only` names one bundle, or is empty for all.
   * Gives a list of {key, group, load}; load() gives the article as it is shown.
   */
  async function find(phrases, filters, only) {
    try {
      return await inTime(ask(phrases, filters, wanted(only)));
    } catch (error) {
      // A bundle that could not be loaded stays in Pagefind and would fail each later search.
      opened.clear();
      engine = undefined;
      throw error;
    }
  }

  async function ask(phrases, filters, chosen) {
    const bundles = await Promise.all(chosen.map((name) => opened.get(name)));
    const byWeight = new Map(bundles.map((bundle) => [bundle.weight, bundle]));
    const asking = await engine;
    let found;
    for (const phrase of phrases) {
      const answer = await asking.search(`"${phrase.join(" ")}"`, { filters });
      const next = new Map();
      for (const result of answer.results) {
        const bundle = byWeight.get(result.score);
        if (!bundle) continue; // loaded for an earlier question, and not asked now
        const key = `${bundle.name}/${result.id}`;
        if (!found || found.has(key)) next.set(key, { bundle, result });
      }
      found = next;
    }
    const hits = Array.from(found, ([key, { bundle, result }]) => {
      const place = bundle.order.get(result.id);
      const group = bundle.groups.get(place) ?? "";
      return { key, group, rank: [bundle.weight, place], load: () => result.data() };
    });
    return hits.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]);
  }

  return { find, warm };
}

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the index does not answer")), WAIT);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
