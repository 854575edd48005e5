// The search page: what is typed and chosen → the articles, a line for each report.

import { excerpt, places, setMarked } from "./excerpt.js";
import { openIndex } from "./finding.js";
import { makeFold, readTable, tableNeed } from "./fold.js";

const PAGE = 20; // results listed at a time
const PAUSE = 250; // ms after the last key before a search starts by itself
const SLOW = 400; // ms after which a reader is told that the search is under way
const FILTERS = ["source", "category", "kind"];

const form = document.querySelector("form.search");
const input = form.elements.q;
const narrowing = form.querySelector("details");
const section = document.querySelector(".found");
const count = section.querySelector(".found-count");
const list = section.querySelector(".hits");
const more = section.querySelector(".found-more");
const words = JSON.parse(form.dataset.words);
const browse = document.querySelector(".browse");
const selects = Array.from(form.querySelectorAll("select"));

const index = new URL(form.dataset.index, document.baseURI).pathname;
const { find, warm } = openIndex(index, form.dataset.bundles.split(" "));
const needsTable = tableNeed(form.dataset.unlike);
let fold = makeFold();
let table; // the promise of the table of characters, once a text needs it
let asked = 0; // number of the newest question; answers to older ones are dropped
let reports = []; // the answer: lists of hits, one list for each report
let phrases = [];
let listed = 0;

/** The words of that name in the language of the page, `values` in them; `n` chooses one or other. */
function say(name, values = {}) {
  const count = values.n === 1 ? "one" : "other";
  const said = words[`${name}.${count}`] ?? words[name];
  return said.replace(/\{(\w+)\}/gu, (_, value) => values[value]);
}

async function loadTable(text) {
  if (!needsTable(text)) return;
  table ??= fetch(`${index}fold.json`)
    .then((response) => response.json())
    .then((read) => {
      fold = makeFold(readTable(read));
    });
  await table;
}

// ---- What is asked --------------------------------------------------------------------------

/** Cuts a query at spaces, but not inside quotation marks. */
function cut(query) {
  const parts = query.match(/"[^"]*"|“[^”]*”|[^\s"“]+|["“]/gu) ?? [];
  const folded = parts.map((part) => fold(part).letters).filter((letters) => letters.length);
  return folded.filter((one, i) => folded.findIndex((other) => other.join(" ") === one.join(" ")) === i);
}

function stateOf() {
  const state = new URLSearchParams();
  if (input.value.trim()) state.set("q", input.value.trim());
  for (const select of selects) if (select.value) state.set(select.name, select.value);
  return state.toString();
}

function takeState() {
  const state = new URLSearchParams(location.search);
  input.value = state.get("q") ?? "";
  for (const select of selects) {
    const value = state.get(select.name) ?? "";
    select.value = Array.from(select.options).some((option) => option.value === value) ? value : "";
  }
  if (selects.some((select) => select.value)) narrowing.open = true;
}

function keepState(push) {
  const state = stateOf();
  const address = location.pathname + (state ? `?${state}` : "");
  if (address === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

// ---- The answer -----------------------------------------------------------------------------

async function ask() {
  const number = ++asked;
  const query = input.value.trim();
  if (!query) {
    clear();
    return;
  }
  section.hidden = false;
  browse.hidden = true;
  const slow = setTimeout(() => {
    if (number === asked) count.textContent = say("searching");
  }, SLOW);
  try {
    await loadTable(query);
    const wanted = cut(query);
    const filters = {};
    for (const name of FILTERS) {
      if (form.elements[name].value) filters[name] = form.elements[name].value;
    }
    const hits = wanted.length ? await find(wanted, filters, form.elements.year.value) : [];
    if (number !== asked) return;
    phrases = wanted;
    reports = collapse(hits);
    listed = 0;
    const lines = await next();
    if (number !== asked) return;
    list.replaceChildren(...lines);
    count.textContent = wanted.length ? inWords(query, hits.length) : say("no_letters");
  } catch (error) {
    if (number !== asked) return;
    console.error(error);
    list.replaceChildren();
    more.hidden = true;
    browse.hidden = false;
    count.textContent = say("no_answer");
  } finally {
    clearTimeout(slow);
  }
}

function clear() {
  section.hidden = true;
  browse.hidden = false;
  list.replaceChildren();
  count.textContent = "";
  reports = [];
}

/** One list of hits for each report: printings of one report stand with the first of them. */
function collapse(hits) {
  const found = new Map();
  for (const hit of hits) {
    const name = hit.group ? `group ${hit.group}` : hit.key;
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(hit);
  }
  return Array.from(found.values());
}

function inWords(query, hits) {
  const name = !hits ? "none" : reports.length < hits ? "merged" : "found";
  const within = selects.some((select) => select.value) ? "_within" : "";
  return say(name + within, { n: hits, query, reports: reports.length });
}

/** Makes the next lines of the list. */
async function next() {
  const batch = reports.slice(listed, listed + PAGE);
  const firsts = await Promise.all(batch.map(([first]) => first.load()));
  await loadTable(firsts.map((one) => `${one.meta.title}${one.content}`).join(""));
  listed += batch.length;
  more.hidden = listed >= reports.length;
  return batch.map((hits, i) => lineOf(firsts[i], hits));
}

function lineOf(article, hits) {
  const line = document.createElement("li");
  line.className = "hit";
  line.append(...headOf(article));
  const text = document.createElement("p");
  text.className = "hit-excerpt";
  const part = excerpt(article.content, phrases, fold);
  setMarked(text, part.text, part.marks);
  if (article.meta.lang) text.lang = article.meta.lang;
  line.append(text);
  if (hits.length > 1) line.append(othersOf(hits.slice(1)));
  return line;
}

function headOf(article) {
  const link = document.createElement("a");
  link.className = "headline";
  link.href = new URL(form.dataset.root + article.raw_url, document.baseURI).href;
  if (article.meta.lang) link.lang = article.meta.lang;
  setMarked(link, article.meta.title, places(article.meta.title, phrases, fold));
  const from = document.createElement("span");
  from.className = "from";
  // A ghost-writer's sample is no report.
  if (article.meta.template) from.append(part("em", "flag", say("sample")), " ");
  from.append(part("span", "name", article.meta.source ?? say("no_source")));
  const when = part("time", "when", article.meta.when ?? say("undated"));
  if (article.meta.day) when.dateTime = article.meta.day;
  from.append(" ", when);
  return [link, part("span", "hang", "　"), from];
}

function part(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/** The other printings of a report, loaded when they are opened. */
function othersOf(hits) {
  const details = document.createElement("details");
  details.className = "hit-others";
  details.append(part("summary", "", say("others", { n: hits.length })));
  const fill = async () => {
    const others = await Promise.all(hits.map((hit) => hit.load()));
    await loadTable(others.map((one) => one.meta.title).join(""));
    const lines = document.createElement("ul");
    for (const article of others) {
      const line = part("li", "", "");
      line.append(...headOf(article));
      lines.append(line);
    }
    details.append(lines);
  };
  details.addEventListener("toggle", fill, { once: true });
  return details;
}

// ---- Hand and keyboard ----------------------------------------------------------------------

let timer;

function askSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    keepState(false);
    ask();
  }, PAUSE);
}

function askNow() {
  clearTimeout(timer);
  keepState(true);
  ask();
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    if (!input.value && document.activeElement === input) return;
    event.preventDefault();
    input.value = "";
    input.focus();
    askNow();
  } else if (step && (event.target === input || event.target.matches(".hits a"))) {
    const stops = [input, ...Array.from(list.querySelectorAll("a")).filter((a) => a.checkVisibility())];
    const to = stops[stops.indexOf(event.target) + step];
    if (to) {
      event.preventDefault();
      to.focus();
    }
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  askNow();
});
input.addEventListener("input", (event) => {
  // An input method is still at work: what stands there are not yet the words.
  if (!event.isComposing) askSoon();
  // The first key is the sign that something will be asked.
  warm(form.elements.year.value);
});
input.addEventListener("compositionend", askSoon);
for (const select of selects) select.addEventListener("change", askNow);
for (const place of [form, section]) place.addEventListener("keydown", walk);
addEventListener("popstate", () => {
  takeState();
  ask();
});
more.querySelector("button").addEventListener("click", async () => {
  const number = asked;
  const lines = await next();
  if (number !== asked) return;
  list.append(...lines);
  lines[0]?.querySelector("a").focus();
});

form.hidden = false;
takeState();
if (input.value) ask();
else if (matchMedia("(hover: hover)").matches) input.focus();
