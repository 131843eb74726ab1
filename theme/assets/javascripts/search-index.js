// Asks Pagefind's index, and puts what it finds in order: the more of the query a page has, and the rarer, the higher.
import { Words } from "./search-words.js";

const SITE = new URL("../../", import.meta.url);

// Pages about one thing come before pages that tell of many; the editors' guide comes last.
const WEIGHTS = { case: 1, model: 1.6, contact: 1.2, step: 1, situation: 0.95, tool: 0.75, term: 0.8, page: 0.95, guide: 0.3 };

class SearchIndex {
  constructor(pagefind, { kinds, ...words }) {
    this.pagefind = pagefind;
    this.words = new Words(words);
    this.kinds = new Map();
    for (const [kind, ids] of Object.entries(kinds)) for (const id of ids.split(" ")) this.kinds.set(id, kind);
  }

  // The results for some words, the best first: `id`, `kind`, and `load` for what is shown of it.
  async find(asked) {
    const words = this.words.affordable(asked);
    if (!words.length) return [];
    const [whole, ...single] = await Promise.all(
      [words.join(" "), ...(words.length > 1 ? words : [])].map((term) => this.#search(term)),
    );
    const searches = single.length ? single : [whole];
    const total = Math.max(...searches.map((search) => search.results.length), 1);
    const weights = searches.map((search) => Math.log(1 + (2 * total) / (search.results.length || total)));
    const sum = weights.reduce((a, b) => a + b);
    const found = new Map();
    searches.forEach((search, index) => {
      for (const result of search.results) {
        const entry = found.get(result.id) ?? { id: result.id, score: 0, covered: 0, result, weight: 0 };
        entry.score += result.score;
        entry.covered += weights[index] / sum;
        // What is shown is the place of the most telling word.
        if (weights[index] > entry.weight) [entry.weight, entry.result] = [weights[index], result];
        found.set(result.id, entry);
      }
    });
    for (const result of whole.results) if (found.has(result.id)) found.get(result.id).result = result;
    return [...found.values()]
      .map(({ id, score, covered, result }) => {
        const kind = this.kinds.get(id.slice(id.indexOf("_") + 1)) ?? "case";
        return { id, kind, score: score * covered ** 1.5 * WEIGHTS[kind], load: () => this.#load(result, kind) };
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
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
      excerpt: this.#passage(page.excerpt),
      places: page.sub_results
        .filter((place) => place.anchor && place.anchor.element !== "h1")
        .slice(0, 3)
        .map((place) => ({
          title: this.words.asWritten(place.title),
          address: new URL(`#${place.anchor.id}`, address).href,
        })),
    };
  }

  // The passage as pieces of text, and whether each is what was searched for.
  #passage(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return [...body.childNodes].map((node) => [this.words.asWritten(node.textContent), node.nodeName === "MARK"]);
  }
}

const json = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
};

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
    return new SearchIndex(pagefind, words);
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
