// Asks Pagefind's index, and puts what it finds in order: the more of the query a page has, and the rarer, the higher.
import { Words } from "./search-words.js";

const SITE = new URL("../../", import.meta.url);

// Pages about one thing come before pages that tell of many; the editors' guide comes last.
const WEIGHTS = { case: 1, model: 1.6, contact: 1.2, step: 1, situation: 0.95, tool: 0.75, term: 0.8, page: 0.95, guide: 0.3 };
const SENTENCE_END = /[.!?][’»”)]*$/;
const OTHER = 0.8; // of what was not typed itself

class SearchIndex {
  constructor(pagefind, { kinds, guide, ...words }, loadSpelled) {
    this.pagefind = pagefind;
    this.guide = guide;
    this.words = new Words(words, loadSpelled);
    this.kinds = new Map();
    for (const [kind, ids] of Object.entries(kinds)) for (const id of ids.split(" ")) this.kinds.set(id, kind);
  }

  // The results for some words, the best first: `id`, `kind`, whether it is one for editors that nobody `asked` for, and
  // `load` for what is shown of it.
  async find(asked) {
    const words = this.words.affordable(asked);
    if (!words.length) return [];
    const [whole, ...searches] = await Promise.all([
      this.#search(words.join(" ")),
      ...words.map((word) => this.#searchWithOthers(word)),
    ]);
    const total = Math.max(...searches.map((search) => search.size), 1);
    const weights = searches.map((search) => Math.log(1 + (2 * total) / (search.size || total)));
    const sum = weights.reduce((a, b) => a + b);
    const found = new Map();
    searches.forEach((search, index) => {
      for (const [id, { score, result }] of search) {
        const entry = found.get(id) ?? { id, score: 0, covered: 0, result, weight: 0 };
        entry.score += score;
        entry.covered += weights[index] / sum;
        // What is shown is the place of the most telling word.
        if (weights[index] > entry.weight) [entry.weight, entry.result] = [weights[index], result];
        found.set(id, entry);
      }
    });
    for (const result of whole.results) if (found.has(result.id)) found.get(result.id).result = result;
    return [...found.values()]
      .map(({ id, score, covered, result }) => {
        const short = id.slice(id.indexOf("_") + 1);
        const kind = this.kinds.get(short) ?? "case";
        // A page of the guide that is called by its whole title is a page like others.
        const isCalled = kind === "guide" && this.words.isCalled(words, this.guide[short]);
        return {
          id,
          kind,
          asked: kind !== "guide" || this.words.name(words, this.guide[short]),
          score: score * covered ** 1.5 * WEIGHTS[isCalled ? "page" : kind],
          load: () => this.#load(result, kind),
        };
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  // The pages that have a word, or what the site says for it; each once, with its score and what Pagefind found.
  async #searchWithOthers(word) {
    const others = this.words.others(word);
    const asked = others.map((other) => this.words.of(other).join(" "));
    const terms = !others.length || this.words.isKnown(word) ? [word, ...asked] : asked;
    const [own, ...rest] = (await Promise.all(terms.map((term) => this.#search(term)))).map(({ results }) => results);
    const found = new Map(own.map((result) => [result.id, { score: result.score, result }]));
    const best = Math.max(...own.map(({ score }) => score));
    for (const results of rest) {
      // What says the word itself comes before what says another.
      const share = Math.min(OTHER, (OTHER * best) / Math.max(...results.map(({ score }) => score)));
      for (const result of results) {
        const score = result.score * share;
        if (!(found.get(result.id)?.score >= score)) found.set(result.id, { score, result });
      }
    }
    return found;
  }

  // What Pagefind finds for a term; of a short name, only where it is a word, not where words begin with it.
  async #search(term) {
    const search = await this.pagefind.search(term);
    // Pagefind takes what it could not load for nothing.
    if (!search.results.length && !navigator.onLine) throw new Error("offline");
    if (!this.words.isShortName(term)) return search;
    const exact = await this.pagefind.search(`"${term}"`);
    const ids = new Set(exact.results.map(({ id }) => id));
    return { results: search.results.filter(({ id }) => ids.has(id)) };
  }

  async #load(result, kind) {
    const page = await result.data();
    const address = new URL(page.meta.address, SITE).href;
    return {
      kind,
      title: this.words.asWritten(page.meta.title),
      address,
      excerpt: this.#passage(page.excerpt, page.content),
      places: page.sub_results
        .filter((place) => place.anchor && place.anchor.element !== "h1")
        .slice(0, 3)
        .map((place) => ({
          title: this.words.asWritten(place.title),
          address: new URL(`#${place.anchor.id}`, address).href,
        })),
    };
  }

  // The passage as pieces of text, and whether each is what was searched for. Signs say where a sentence is cut.
  #passage(html, content) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const pieces = [...body.childNodes].map((node) => [this.words.asWritten(node.textContent), node.nodeName === "MARK"]);
    const before = content.slice(0, Math.max(0, content.indexOf(body.textContent.trim()))).trim();
    if (before && !SENTENCE_END.test(before)) pieces.unshift(["… ", false]);
    const end = pieces.at(-1);
    if (!end || SENTENCE_END.test(end[0].trim())) return pieces;
    if (!end[1]) end[0] = end[0].replace(/[\s,;:–]+$/, "");
    return [...pieces, ["…", false]];
  }
}

const fetched = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(response.statusText);
  return response;
};
const json = async (url, options) => (await fetched(url, options)).json();
const text = async (url) => (await fetched(url)).text();

// Where the words are is asked for each time; the words themselves are kept for as long as they stay the same.
const wordsOf = async (bundle) => {
  const { words } = await json(new URL("words.json", bundle), { cache: "no-cache" });
  return json(new URL(words, bundle));
};

let index;

export const searchIndex = (language) => {
  index ??= (async () => {
    const bundle = new URL(`pagefind/${language}/`, SITE);
    const [pagefind, words] = await Promise.all([
      import(new URL("pagefind.js", bundle)),
      wordsOf(bundle),
    ]);
    await pagefind.options({ basePath: bundle.href, noWorker: true, excerptLength: 24 });
    await pagefind.init();
    return new SearchIndex(pagefind, words, (letter) => text(new URL(`spelled/${letter}.txt`, bundle)));
  })();
  index.catch(() => (index = undefined)); // the next attempt starts anew
  return index;
};

// Begin anew with the next search: Pagefind keeps what could not be loaded as if it had been.
export const forget = async () => {
  const before = index;
  index = undefined;
  try {
    await (await before)?.pagefind.destroy();
  } catch {
    // It had not even begun.
  }
};
