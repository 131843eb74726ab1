// What readers type, made into words that the site has: apostrophes, ligatures, elision, a mistyped letter.

const LIGATURES = { œ: "oe", æ: "ae" };
const MARKS = /\p{M}/gu;
const SEPARATORS = /[^\p{L}\p{N}'-]+/u;
const TELEPHONE = /\(?(?<!\d)(\d{3})\)?[-. \u00a0]*(\d{3})[-. \u00a0]?(\d{4})(?!\d)/g;
const MAILBOX = /(\S+)@\S*/g;
const DOTTED = /(?<!\p{L})\p{L}(?:\.[- ]?\p{L}(?!\p{L}))+\.?/gu;
const SIGNS = /[\u2800-\u28ff]/g;
const LONGEST_SHORT_NAME = 3;
const CORRECTED_FROM = 5;
const SHORTEST_STEM = 3;
const SUGGESTED_FROM = 7; // where two letters are wrong
const HYPHENATED = /\p{Lu}\p{L}*(?:-\p{L}+)+/gu;
const LONGEST_NAME = 4; // words, such as Baie de la Madeleine

export const asTyped = (text) => text.normalize("NFC").toLowerCase().replace(/[‘’ʼ`´]/g, "'").replace(/[œæ]/g, (letter) => LIGATURES[letter]);

export const folded = (text) => asTyped(text).normalize("NFD").replace(MARKS, "");

const plain = (word) => folded(word).replace(/-/g, "");

// A word as the list of other words has it.
const key = (word) => folded(word).replace(/[-.' ]/g, "");

// The number of letters to change, to add, to leave out or to swap; more than `most` counts as `most + 1`.
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoBack = [];
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], twoBack[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [twoBack, before] = [before, row];
  }
  return before[b.length];
};

const commonStart = (a, b) => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

// Each word is written as the number of letters that it shares with the one before, and its own end, without capitals.
const lengthened = (short) => {
  let before = "";
  return (short.match(/[0-9A-Z][^0-9A-Z]*/g) ?? []).map((word) => (before = before.slice(0, parseInt(word[0], 36)) + word.slice(1)));
};

export class Words {
  // `loadSpelled` brings the words of the language that begin with a letter, to tell right ones from slips: few queries need them.
  constructor({ names, words, foreign, heavy, ligatures, stop, elided, common, also }, loadSpelled) {
    this.stop = new Set(stop.split(" ").map(folded));
    this.elided = new Set(elided.split(" "));
    this.heavy = new Set(heavy.split(" ").filter(Boolean).map(folded));
    this.common = common.split(" ");
    this.also = new Map(Object.entries(also).flatMap(([meant, typed]) => typed.split(" ").map((word) => [word, meant.split(", ")])));
    // Names with hyphens that the site says for others, as it says Nouvelle-Écosse for NS: readers type them without.
    this.hyphenated = new Set(Object.keys(also).flatMap((meant) => meant.match(HYPHENATED) ?? []).map(key));
    // The words of titles in the other language.
    this.foreign = new Set(lengthened(foreign).map(folded));
    this.spelled = new Set();
    this.learnt = new Set();
    this.loadSpelled = loadSpelled;
    this.ligatures = new Map(Object.entries(ligatures));
    // A name comes before another word that is as near.
    this.known = new Map([...lengthened(names), ...lengthened(words)].reverse().map((word) => [folded(word), word]));
    this.order = [...this.known.keys()].reverse();
    this.names = new Set(lengthened(names).map(folded));
    this.sorted = [...this.order].sort();
  }

  // The words of a query that say something, or all of them when none does.
  of(query) {
    const all = asTyped(query)
      .replace(TELEPHONE, "$1 $2 $3")
      .replace(MAILBOX, "$1")
      .replace(DOTTED, (letters) => letters.replace(/[. -]/g, ""))
      .split(SEPARATORS);
    const bare = this.#withNames(all)
      .flatMap((word) => (word.includes(" ") ? [word] : this.#bare(word)))
      .filter(Boolean);
    const telling = bare.filter((word) => !this.stop.has(folded(word)));
    return [...new Set(telling.length ? telling : bare)];
  }

  // What the site says for a word, an abbreviation or a place that readers type: words to search for besides.
  others(word) {
    const others = this.also.get(key(word)) ?? [];
    // Where some words take long to load, the first of them must do, and only for a word that the site does not have.
    return this.heavy.size ? others.slice(0, this.isKnown(word) ? 0 : 1) : others;
  }

  // What of a query the site knows: `words` to search for, whether some are not those that were typed, which of those
  // that were typed are `unknown`, what is searched for `instead` of those that have other words, and the words that may
  // be `meant`, where two letters of one are wrong.
  async understood(query) {
    const typedWords = this.of(query);
    const isDoubtful = (word) => !this.others(word).length && !this.#isFound(word) && this.#nearest(word, 2);
    for (const typed of typedWords.filter(isDoubtful)) await this.#learn(plain(typed)[0]);
    const words = [];
    const unknown = [];
    const instead = [];
    const meant = [];
    let corrected = false;
    for (const typed of typedWords) {
      const others = this.others(typed);
      const isFound = others.length > 0 || this.#isFound(typed);
      const near = isFound ? typed : (this.#nearest(typed, 1) ?? this.#withSameStem(typed));
      if (near) words.push(near);
      else unknown.push(typed);
      if (near && near !== typed) corrected = true;
      if (others.length && !this.isKnown(typed)) instead.push(...others);
      meant.push(near ?? this.#nearest(typed, 2));
    }
    const isMeant = unknown.length && meant.every(Boolean);
    return { words: [...new Set(words)], corrected, unknown, instead: [...new Set(instead)], meant: isMeant ? meant : [] };
  }

  // Whether most of some words are among those of a title, or begin one.
  name(words, title) {
    const own = folded(title).split(SEPARATORS);
    return words.filter((word) => own.some((one) => one.startsWith(folded(word)))).length * 2 > words.length;
  }

  // Whether some words call a page by its title: each word of it that tells something is among them.
  isCalled(words, title) {
    return this.of(title).every((own) => words.some((word) => folded(own).startsWith(folded(word))));
  }

  // The words to ask the index for. A word that is on very many pages takes long to load and tells little: on a site
  // that has such words, the first two of the others must do, or else the first of all.
  affordable(words) {
    if (!this.heavy.size) return words;
    const light = words.filter((word) => !this.heavy.has(folded(word)));
    return light.length ? light.slice(0, 2) : words.slice(0, 1);
  }

  // Whether a word is so short that longer ones which begin with it are something else: SIN and single, CRA and craft.
  isShortName(word) {
    return word.length <= LONGEST_SHORT_NAME && this.known.has(folded(word));
  }

  // A text of the index as it is on the page.
  asWritten(text) {
    return text
      .replace(SIGNS, (sign) => this.common[sign.charCodeAt(0) - 0x2800] ?? "")
      .replace(/'/g, "’")
      .replace(/\p{L}*(?:oe|ae)\p{L}*/giu, (word) => this.ligatures.get(word) ?? word);
  }

  // What a word is without elided articles and the ’s of English.
  #bare(word) {
    const parts = word.replace(/^-+|-+$/g, "").split("'");
    return parts.length > 1 ? parts.filter((part) => part.length > 1 && !this.elided.has(part)) : parts;
  }

  // Names of several words that the site says something for, or that it writes with hyphens, each as one.
  #withNames(words) {
    const joined = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST_NAME, words.length - at);
      const name = () => key(words.slice(at, at + length).join(""));
      while (length > 1 && !this.also.has(name()) && !this.hyphenated.has(name())) length -= 1;
      joined.push(words.slice(at, at + length).join(this.also.has(name()) ? " " : "-"));
      at += length;
    }
    return joined;
  }

  // Whether a word, or one that begins with it, is on the site.
  isKnown(typed) {
    const word = plain(typed);
    return this.known.has(word) || this.foreign.has(word) || this.#begins(word);
  }

  // Whether the index may find a word as it was typed.
  #isFound(typed) {
    const word = plain(typed);
    return /\p{N}/u.test(word) || this.isKnown(typed) || (this.#isRight(word) && this.#hasStem(word, word.length - 2));
  }

  // A word, where the site has one with the same stem: the index knows words by it.
  #withSameStem(typed) {
    const word = plain(typed);
    const length = Math.max(CORRECTED_FROM, Math.ceil(word.length * 0.6));
    return !this.#isRight(word) && this.#hasStem(word, length) ? typed : undefined;
  }

  // Whether a word is right, and only looks like one of the site.
  #isRight(word) {
    return this.spelled.has(word) && this.order.some((known) => known[0] === word[0] && distance(word, known, 1) <= 1);
  }

  // Load the right words that begin with a letter.
  async #learn(letter) {
    if (this.learnt.has(letter) || !/^[a-z]$/.test(letter)) return;
    for (const word of (await this.loadSpelled(letter)).split(/\s+/)) this.spelled.add(word);
    this.learnt.add(letter);
  }

  #hasStem(word, length) {
    return length >= SHORTEST_STEM && this.order.some((known) => commonStart(word, known) >= length);
  }

  // The word of the site from which a mistyped one differs by a letter, or that of a title, by some. One that is right has
  // none.
  #nearest(typed, most) {
    const word = plain(typed);
    if (word.length < CORRECTED_FROM || this.#isRight(word)) return undefined;
    const isLong = word.length >= SUGGESTED_FROM;
    const slips = (known) => (isLong && known[1] === word[1] && this.names.has(known) ? most : 1);
    // Hands slip on the first letter much less often than words differ by it.
    const near = this.order.find(
      (known) =>
        known[0] === word[0] && known.length >= CORRECTED_FROM - 1 && distance(word, known, slips(known)) <= slips(known),
    );
    return near && this.known.get(near);
  }

  #begins(word) {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < word) low = middle + 1;
      else high = middle;
    }
    return Boolean(this.sorted[low]?.startsWith(word));
  }
}
