// The dialog of the search. Its words are in the HTML.
import { forget, searchIndex } from "./search-index.js";

// Where very many pages are found, what is loaded with the first ones must stay small.
const MANY = 100;
const atOnce = (number) => (number > MANY ? 4 : 6);
const PAUSE = 200;

const fill = (phrase, value) => phrase.replace("{}", () => value);

class SearchDialog {
  constructor(dialog, key) {
    this.dialog = dialog;
    this.words = dialog.dataset;
    for (const part of ["form", "input", "status", "correction", "kinds", "results", "more", "none", "failed", "key"]) {
      this[part] = dialog.querySelector(`[data-part="${part}"]`);
    }
    this.kindNames = Object.fromEntries(
      [...this.kinds.querySelectorAll("label")].map((label) => [label.dataset.kind, label.dataset.one]),
    );
    this.found = this.everything = [];
    this.#listen(key);
  }

  #listen(key) {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.results.ariaBusy = "true";
      this.timer = setTimeout(() => this.search(), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.search();
    });
    this.kinds.addEventListener("change", () => this.#attempt(() => this.#show()));
    this.correction.querySelector("button").addEventListener("click", () => {
      if (this.meant) this.input.value = this.meant;
      this.search({ exactly: !this.meant });
      this.input.focus();
    });
    this.more.addEventListener("click", () => this.#attempt(() => this.#add()));
    this.key.checked = key.isOn();
    this.key.addEventListener("change", () => key.turn(this.key.checked));
    this.dialog.querySelector("[data-part='close']").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    this.dialog.addEventListener("click", (event) => {
      // The dialog itself is only hit beside its content; a link may lead to a part of this page.
      if (event.target === this.dialog) this.dialog.close();
      if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      kept.set(this.input.value);
      this.isFollowed = true;
      this.dialog.close();
    });
  }

  #key(event) {
    if (event.key === "Escape") {
      // A field of this type would first empty itself.
      event.preventDefault();
      this.dialog.close();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.results.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at === -1) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }

  async search({ exactly = false } = {}) {
    const query = this.input.value.trim();
    // A kind is chosen for one search: the next one may have none of it among many of others.
    if (query !== this.query) this.kinds.querySelector("input").checked = true;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.query = query;
    this.results.ariaBusy = "true";
    if (!query) {
      this.found = this.everything = this.shown = [];
      this.#clear();
      this.#say("");
      return;
    }
    if (!this.ready) this.#say(this.words.loading);
    await this.#attempt(async () => {
      const index = await searchIndex(document.documentElement.lang);
      this.ready = true;
      const asked = exactly ? { words: index.words.of(query) } : await index.words.understood(query);
      const found = await index.find(asked.words);
      if (turn !== this.turn) return; // the reader typed on
      this.found = found;
      // The editors' guide is for those who ask for it, or choose it.
      const forReaders = found.filter((result) => result.asked);
      this.everything = forReaders.length ? forReaders : found;
      this.#clear();
      this.notes = this.#explain(query, asked);
      await this.#show();
    });
  }

  // Do what may need the network, and say so where it fails; the next search begins anew.
  async #attempt(work) {
    const turn = this.turn;
    try {
      await work();
    } catch {
      forget();
      if (turn !== this.turn) return;
      this.#clear();
      this.failed.hidden = false;
      this.#say("", this.failed.textContent);
    }
  }

  #clear() {
    this.results.replaceChildren();
    for (const part of [this.correction, this.kinds, this.more, this.none, this.failed]) part.hidden = true;
  }

  // Say what was searched for, where that is not what was typed.
  #explain(query, { words, corrected = false, unknown = [], instead = [], meant = [] }) {
    const notes = [];
    const hasFound = this.found.length > 0;
    if (hasFound && corrected) notes.push(fill(this.words.corrected, words.join(" ")));
    if (hasFound && unknown.length) notes.push(fill(this.words.unknown, unknown.join(", ")));
    if (hasFound && instead.length) notes.push(fill(this.words.instead, instead.join(", ")));
    this.meant = meant.join(" ");
    const [text, button] = this.correction.children;
    text.textContent = notes.join(" ");
    button.hidden = !this.meant && !(hasFound && corrected);
    button.textContent = fill(this.words.exact, this.meant || query);
    this.correction.hidden = !notes.length && button.hidden;
    return text.textContent;
  }

  // Show the results of the chosen kind, and how many there are of each.
  async #show() {
    const counts = Object.groupBy
      ? Object.groupBy(this.found, (result) => result.kind)
      : this.found.reduce((groups, result) => ((groups[result.kind] ??= []).push(result), groups), {});
    const chosen = () => this.kinds.querySelector("input:checked");
    if (chosen().value && !counts[chosen().value]) this.kinds.querySelector("input").checked = true;
    for (const label of this.kinds.querySelectorAll("label")) {
      const kind = label.dataset.kind;
      const count = kind ? (counts[kind]?.length ?? 0) : this.everything.length;
      label.hidden = count === 0;
      label.querySelector("[data-part='count']").textContent = count;
    }
    this.kinds.hidden = Object.keys(counts).length < 2;
    const kind = chosen().value;
    this.shown = kind ? (counts[kind] ?? []) : this.everything;
    this.results.replaceChildren();
    this.none.hidden = this.shown.length > 0;
    const shown = this.shown;
    await this.#add();
    if (shown !== this.shown) return;
    const number = shown.length;
    const count =
      number === 0
        ? fill(this.words.none, this.query)
        : number === 1 ? this.words.one : fill(this.words.many, number.toLocaleString(document.documentElement.lang));
    this.#say(count, this.notes);
  }

  async #add() {
    const from = this.results.children.length;
    const shown = this.shown;
    const until = from + atOnce(shown.length);
    const loaded = await Promise.all(shown.slice(from, until).map((result) => result.load()));
    if (shown !== this.shown || this.results.children.length !== from) return;
    this.results.append(...loaded.map((result) => this.#item(result)));
    this.more.hidden = shown.length <= until;
    if (from) this.results.children[from]?.querySelector("a").focus();
  }

  #item({ kind, title, address, excerpt, places }) {
    const item = document.createElement("li");
    item.dataset.kind = kind;
    const heading = document.createElement("h3");
    heading.append(link(address, title));
    const name = document.createElement("p");
    name.className = "result-kind";
    name.textContent = this.kindNames[kind];
    const passage = document.createElement("p");
    passage.append(
      ...excerpt.map(([text, isMatch]) => {
        if (!isMatch) return text;
        const mark = document.createElement("mark");
        mark.textContent = text;
        return mark;
      }),
    );
    item.append(heading, name, passage);
    if (places.length) {
      const list = document.createElement("ul");
      for (const place of places) {
        const entry = document.createElement("li");
        entry.append(link(place.address, place.title));
        list.append(entry);
      }
      item.append(list);
    }
    return item;
  }

  // Screen readers hear the last thing said, once typing has paused; and what stands elsewhere on the screen.
  #say(text, notes) {
    this.status.textContent = text;
    if (notes) {
      const heard = document.createElement("span");
      heard.className = "vh";
      heard.textContent = text ? `. ${notes}` : notes;
      this.status.append(heard);
    }
    if (text !== this.words.loading) this.results.ariaBusy = "false";
  }
}

// The search that led to a page, for a reader who comes back for the next result. Some browsers keep nothing.
const kept = {
  set(query) {
    try {
      sessionStorage.setItem("search", query);
    } catch {}
  },
  get() {
    try {
      return sessionStorage.getItem("search") ?? "";
    } catch {
      return "";
    }
  },
};

const link = (address, text) => {
  const element = document.createElement("a");
  element.href = address;
  element.textContent = text;
  return element;
};

let search;

export const openSearch = (template, opener, key) => {
  if (!search) {
    document.body.append(template.content.cloneNode(true));
    search = new SearchDialog(document.getElementById("search"), key);
    search.dialog.addEventListener("close", () => {
      // To focus anything would scroll away from a result on the same page.
      if (!search.isFollowed) opener.focus();
      search.isFollowed = false;
    });
    search.input.value = kept.get();
    if (search.input.value) search.search();
  }
  if (!search.dialog.open) search.dialog.showModal();
  search.input.focus();
  search.input.select();
  // Fetched while the reader types.
  searchIndex(document.documentElement.lang).catch(() => {});
};
