// What the words of a text tell: slips, marks that would be shown as they stand, the wrong language, a number on one side only.
(() => {
  const own = (self.recordForm ??= {});
  const OTHER = { fr: "en", en: "fr" };
  const CONFUSED = /[\u0370-\u03ff\u0400-\u04d7\u04da-\u052f]/;
  const LOST = /[\u115f\u1160\u2800\u3164\uffa0\ufffc\ufffd]|\p{Co}|\p{Cn}|\p{M}{4}/u;

  let sets = null;
  const small = (checks) => (sets ??= Object.fromEntries(["fr", "en"].map((of) => [of, new Set(checks.small[of].split(" "))])));

  const wordsOf = (text) => text.toLowerCase().replaceAll("’", "’ ").split(/\s+/).filter(Boolean);
  const isForeign = (count, mine, foreign) => foreign > 4 * mine && count >= (foreign > 1 ? 6 : 8);

  const sentences = (text, checks) => {
    const abbreviations = new Set(checks.abbreviations.split(" "));
    return text.split(own.pattern(checks.patterns.gap, "gv")).flatMap((piece) => {
      const found = [];
      let start = 0;
      for (const match of piece.matchAll(own.pattern(checks.patterns.end, "gv"))) {
        const word = piece.slice(start, match.index).match(/[^\s«“([*_]*$/)[0];
        if (piece[match.index] === "." && (abbreviations.has(word) || /^\p{Lu}$/u.test(word))) continue;
        const end = match.index + match[0].length;
        found.push(piece.slice(start, end));
        start = end;
      }
      return [...found, piece.slice(start)];
    });
  };

  const foreign = (text, of, checks) => {
    const sets_ = small(checks);
    let [total, mine, theirs] = [0, 0, 0];
    for (const sentence of sentences(text, checks)) {
      const list = wordsOf(sentence);
      const [own_, other] = [of, OTHER[of]].map((side) => list.filter((word) => sets_[side].has(word)).length);
      if (isForeign(list.length, own_, other)) return sentence.trim();
      [total, mine, theirs] = [total + list.length, mine + own_, theirs + other];
    }
    return isForeign(total, mine, theirs) ? text : null;
  };

  const short = (text) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

  // Marks that the site knows; what is left of a text without them has none.
  const KNOWN = /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +(?=\S)|\*\*(?=\S)[^*]+\*\*|(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*]+\*(?![\p{L}\p{N}*])/gmu;
  const LINK = /\[([^\[\]\n]+)\]\(([^()\s]+)\)/g;
  const UNKNOWN = /[<>`*_{}[\]|~\\^#]|={2,}|'{2,}|-{2,}|\+{2,}|:\/\/|www\.|&(?:[A-Za-z][A-Za-z0-9]+|#[xX]?[0-9A-Fa-f]+);|^[ \t]*(?:[!?]{3}|:{3}|[-+=]{1,}[ \t]*$|[(]?[a-z0-9]{1,3}[).°][ \t\u00a0]*(?! )|[o§·–—][ \t\u00a0])|(?:^|\s)\S+@\S+/m;
  const RECORDS = /^(?:case|contact|model|situation|step|tool):[a-z0-9-]+$/i;

  const marks = (text, of, data) => {
    const found = [];
    const rest = text
      .replace(LINK, (whole, words, address) => {
        const isSite = own.readers.addresses[0](address) === address && !own.pattern(own.checks.patterns[`version-${OTHER[of]}`]).test(address);
        if (!isSite && !RECORDS.test(address) && !/^mailto:[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(address)) found.push(whole);
        return words;
      })
      .replace(KNOWN, (mark) => mark.replace(/[*+\-\d.)]/g, ""));
    const unknown = rest.match(UNKNOWN);
    if (unknown) found.push(rest.slice(Math.max(0, unknown.index - 5), unknown.index + 15).trim() || unknown[0]);
    return found.map((one) => ({ kind: "hint", text: data.words.may_not_show.replace("{}", () => short(one)) }));
  };

  /** What is wrong or doubtful in one text. */
  own.slips = (data, text, of, isText, name, isNow) => {
    const { checks } = data;
    const found = [];
    const add = (code, filled = {}, kind = "wrong") => found.push({ kind, text: own.said(data, code, filled) });
    const { patterns } = checks;
    const lost = text.match(LOST);
    if (lost) add("lost-character", { character: `U+${lost[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` });
    const mixed = text.match(/[\p{L}\p{N}]+/gu)?.find((word) => CONFUSED.test(word) && /[A-Za-z\u00c0-\u024f]/.test(word));
    if (mixed) add("mixed-scripts", { word: short(mixed) });
    const hidden = own.hidden(text, patterns);
    const now = isNow && hidden.match(own.pattern(patterns[`now-${of}`]));
    if (now) add("says-now", { words: now[0] });
    for (const { code, words } of own.wrongMarks(checks, text, of)) add(code, { words: short(words) });
    const passage = foreign(hidden, of, checks);
    if (passage) add(`not-in-${of}`, { words: short(passage) });
    const picture = text.match(own.pattern(patterns.emoji));
    if (picture) add("emoji", { words: picture[0] });
    if (isText) {
      for (const pattern of ["unsupported", "foreign"]) {
        const match = [...text.matchAll(own.pattern(patterns[pattern], "gv"))].find(([mark]) => !/^`[^`]/.test(mark));
        if (match) add("unsupported-mark", { words: short(match[0]) });
      }
      const label = text.match(/^[ \t]*\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)[^\n]*/m);
      if (label) add("pasted-list", { words: short(label[0]) });
      if (!found.some((one) => one.kind === "wrong")) found.push(...marks(text, of, data));
    } else {
      const match = text.match(own.pattern(patterns.line));
      if (match) add("mark-in-line", { words: short(match[0]) });
    }
    if (name === "title") {
      const capitals = hidden.match(/\p{L}{4,}/gu) ?? [];
      if (capitals.length > 1 && capitals.every((word) => word === word.toUpperCase() && word !== word.toLowerCase())) add("title-in-capitals", { words: short(text) });
      if (own.pattern(patterns.period).test(hidden)) add("title-with-period", { words: short(text.split(" ").at(-1)) });
    }
    return found.filter((one, index) => found.findIndex((other) => other.text === one.text) === index);
  };

  // The digits of a text, without the signs that each language puts between them; years of a span by themselves.
  const numbers = (text, of, checks) => {
    const read = own.hidden(text, checks.patterns).replace(/&nbsp;/g, "\u00a0");
    const grouped = of === "fr" ? /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?/g : /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g;
    return new Map((read.match(grouped) ?? []).map((one) => [of === "fr" ? one.replace(/[ \u00a0\u202f]/g, "").replace(",", ".") : one.replaceAll(",", ""), one]));
  };

  /** What is wrong or doubtful between two languages of a text. */
  own.between = (data, value, isText) => {
    const found = [];
    const add = (of, code, filled, kind) => found.push({ of, kind, text: own.said(data, code, filled) });
    const [fr, en] = ["fr", "en"].map((of) => numbers(value[of], of, data.checks));
    for (const [number, shown] of fr) if (!en.has(number)) add("fr", "number-missing-en", { words: shown }, "hint");
    for (const [number, shown] of en) if (!fr.has(number)) add("en", "number-missing-fr", { words: shown }, "hint");
    if (value.fr === value.en) {
      const rest = data.names.toSorted((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, ""), value.fr);
      const list = rest.split(/\s+/).filter(Boolean);
      if (value.fr.split(" ").length > 3 && list.length >= 4 && list.some((word) => /^\p{Ll}/u.test(word))) add("en", "same-in-both-languages", { words: short(value.fr) }, "wrong");
    } else {
      const [less, more] = [value.fr, value.en].map((text) => [...text].length).sort((a, b) => a - b);
      const side = [...value.fr].length < [...value.en].length ? "fr" : "en";
      if (more >= 120 && less < more / 2) add(side, `shorter-in-${side}`, { words: short(value[side]) }, "hint");
    }
    return found;
  };

  /** A text with its typography mended, and whether anything was. */
  own.mended = (text, of, _isText, checks) => {
    const right = own.setRight(checks, text, of);
    return [right, right !== text];
  };

  own.excerpt = short;
})();
