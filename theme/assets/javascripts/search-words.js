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
const TWICE_CORRECTED_FROM = 8;

export const asTyped = (text) => text.toLowerCase().replace(/[‘’ʼ`´]/g, "'").replace(/[œæ]/g, (letter) => LIGATURES[letter]);

export const folded = (text) => asTyped(text).normalize("NFD").replace(MARKS, "");

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

// Each word is written as the number of letters that it shares with the one before, and its own end.
const lengthened = (short) => {
  let before = "";
  return short.split(" ").map((word) => (before = before.slice(0, parseInt(word[0], 36)) + word.slice(1)));
};

export class Words {
  constructor({ names, words, heavy, ligatures, stop, elided, common, also }) {
    this.stop = new Set(stop.split(" ").map(folded));
    this.elided = new Set(elided.split(" "));
    this.heavy = new Set(heavy.split(" ").filter(Boolean).map(folded));
    this.common = common.split(" ");
    this.also = new Map(Object.entries(also));
    this.ligatures = new Map(Object.entries(ligatures));
    // A name comes before another word that is as near.
    this.known = new Map([...lengthened(names), ...lengthened(words)].reverse().map((word) => [folded(word), word]));
    this.order = [...this.known.keys()].reverse();
    this.sorted = [...this.order].sort();
  }

  // The words of a query that say something, or all of them when none does.
  of(query) {
    const all = asTyped(query)
      .replace(TELEPHONE, "$1 $2 $3")
      .replace(MAILBOX, "$1")
      .replace(DOTTED, (letters) => this.#meant(letters) ?? letters.replace(/[.-]/g, ""))
      .split(SEPARATORS)
      .flatMap((word) => this.#bare(word))
      .filter(Boolean);
    const telling = all.filter((word) => !this.stop.has(folded(word)));
    return [...new Set((telling.length ? telling : all).flatMap((word) => this.#meant(word)?.split(" ") ?? [word]))];
  }

  // What of a query the site knows: `words` to search for, whether some are not those that were typed, and which of
  // those that were typed are `unknown`.
  understood(query) {
    let corrected = false;
    const unknown = [];
    const words = this.of(query).flatMap((typed) => {
      const known = this.#nearest(typed);
      if (!known) unknown.push(typed);
      else if (folded(known) !== folded(typed)) corrected = true;
      return known ? [known] : [];
    });
    return { words: [...new Set(words)], corrected, unknown };
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

  // What the site says for a word or an abbreviation that it does not use.
  #meant(word) {
    return this.also.get(folded(word).replace(/[-. ]/g, ""));
  }

  #nearest(typed) {
    const word = folded(typed).replace(/-/g, "");
    if (this.known.has(word) || /\p{N}/u.test(word) || this.#begins(word)) return typed;
    const near = word.length < CORRECTED_FROM ? undefined : this.#within(word, 1);
    if (near) return this.known.get(near);
    // The index knows words by their stems.
    const start = Math.max(CORRECTED_FROM, Math.ceil(word.length * 0.6));
    if (this.order.some((known) => commonStart(word, known) >= start)) return typed;
    const further = word.length < TWICE_CORRECTED_FROM ? undefined : this.#within(word, 2);
    return further && this.known.get(further);
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

  #within(word, most) {
    // Hands slip on the first letter much less often than words differ by it.
    return this.order.find(
      (known) => known[0] === word[0] && known.length >= CORRECTED_FROM - 1 && distance(word, known, most) <= most,
    );
  }
}
