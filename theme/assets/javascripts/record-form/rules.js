// The rules of typography, as the checks state them: what is wrong in a text, and what is right instead.
(() => {
  const own = (self.recordForm ??= {});
  const HIDDEN = "\ue000";
  const BORDER = "\ue001";
  const NBSP = "\u00a0";
  const SPACES = ` ${NBSP}\u202f`;
  const compiled = new Map();
  /** A pattern of the checks; a browser that can't read it finds nothing by it. */
  own.pattern = (source, flags = "v") => {
    const key = flags + source;
    if (!compiled.has(key)) {
      try {
        compiled.set(key, new RegExp(source, flags));
      } catch {
        compiled.set(key, /(?!)/g);
      }
    }
    const pattern = compiled.get(key);
    pattern.lastIndex = 0;
    return pattern;
  };
  const all = (text, source) => [...text.matchAll(own.pattern(source, "gv"))];

  /** Hide what is not words: code, addresses, the marks that begin a piece of text. */
  own.hidden = (text, patterns) => {
    const by = (sign) => (found) => found.replace(/[^\n]/g, sign);
    const whole = text.replace(own.pattern(patterns.marks, "gv"), by(HIDDEN));
    let last = 0;
    return `\n${whole}`
      .replace(own.pattern(patterns.borders, "gv"), by(BORDER))
      .replace(own.pattern(patterns.numbered, "gv"), (found, number, at, all_) => {
        const isAfterEmpty = /(?:^|\n)[ \t]*$/.test(all_.slice(0, at));
        if (![1, last + 1].includes(Number(number)) && !isAfterEmpty) return found;
        last = Number(number);
        return by(BORDER)(found);
      })
      .slice(1);
  };

  const standsBy = (beside, text, start, end, found) => {
    if (beside.before && own.pattern(beside.before).test(text.slice(Math.max(0, found - 100), found))) return true;
    if (beside.after) {
      const after = own.pattern(beside.after, "yv");
      after.lastIndex = end;
      if (after.test(text)) return true;
    }
    return Boolean(beside.within) && text.lastIndexOf(beside.within[0], found - 1) > text.lastIndexOf(beside.within[1], found - 1) && found > 0;
  };

  const exists = (day, month, year) => month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year || 2000, month, 0)).getUTCDate();
  const ACCENTS = { "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "¸": "\u0327" };
  const FUNCTIONS = {
    accent_with_letter: ([, ...groups]) => {
      const mark = groups.slice(0, -1).find(Boolean);
      return mark ? (groups.at(-1) + ACCENTS[mark]).normalize("NFC") : null;
    },
    apostrophe: (match, text) => {
      const end = match.index + match[0].length;
      if (/^\p{L}/u.test(text.slice(end))) return "’";
      return /(?<![\p{L}\p{N}_])['´](?=[\p{L}\p{N}_])/u.test(text.slice(Math.max(0, match.index - 100), match.index)) ? null : "’";
    },
    day_of_english: ([whole, month, day, year]) => (exists(day, own.checks.months.en.indexOf(month) + 1, year) ? whole : null),
    day_of_french: ([whole, day, month, year]) => (exists(day, own.checks.months.fr.indexOf(month) + 1, year) ? whole : null),
    day_in_digits: ([whole, year, month, day, one, two, its]) =>
      (year ? exists(day, month, year) : exists(two, one, its) || exists(one, two, its)) ? whole : null,
    french_day: ([whole, year, month, day]) =>
      exists(day, month, year) ? `${day === "01" ? "1er" : Number(day)} ${own.checks.months.fr[month - 1]} ${year}` : whole,
    english_day: ([whole, year, month, day]) =>
      exists(day, month, year) ? `${own.checks.months.en[month - 1]} ${Number(day)}, ${year}` : whole,
    small_letters: ([whole]) => whole.toLowerCase(),
    canadian_dollars: ([, whole, cents = "", scale = ""]) => {
      let [first, ...groups] = whole.split(/[ ,\u00a0]/);
      const isMixed = whole.includes(",") && (whole.includes(" ") || whole.includes(NBSP) || cents.startsWith(","));
      if (scale || isMixed || (groups.length && first.length > 3)) return null;
      if (first.length > 4) [first, ...groups] = Number(first).toLocaleString("en").split(",");
      return `${[first, ...groups].join(NBSP)}${cents.replace(".", ",")}${NBSP}$`;
    },
  };

  const expanded = (template, match) =>
    template.replace(/\\(?:g<(\d)>|(\d))/g, (_, one, other) => match[one ?? other] ?? "");

  const rightOf = (rule, match, text) => {
    if (rule.by) return FUNCTIONS[rule.by](match, text);
    if (!rule.right && !rule.replace) return null;
    const hasGroups = match.length > 1 && match.slice(1).every((group) => group === undefined);
    if (hasGroups) return null;
    if (rule.right) return expanded(rule.right, match);
    return rule.replace.reduce(
      (done, [source, by]) => done.replace(own.pattern(source, "gv"), (...groups) => expanded(by, groups)),
      match[0],
    );
  };

  const editsOf = (rule, text) => {
    const edits = [];
    for (const match of all(text, rule.wrong)) {
      let start = match.index;
      const end = start + match[0].length;
      if (rule.spaces) {
        while (start && SPACES.includes(text[start - 1])) start -= 1;
        const before = own.pattern(rule.spaces, "yv");
        before.lastIndex = start - 1;
        if (!start || !before.test(text)) continue;
      }
      if (rule.doubt && standsBy(rule.doubt, text, start, end, match.index)) edits.push({ rule, start, end, right: null, isSure: true });
      else if (!(rule.except && standsBy(rule.except, text, start, end, match.index))) {
        const right = rightOf(rule, match, text);
        if (right === text.slice(start, end)) continue;
        const isSure = !rule.sure || standsBy(rule.sure, text, start, end, match.index);
        edits.push({ rule, start, end, right: isSure ? right : null, isSure });
      }
    }
    return edits;
  };

  const edits = (checks, hidden, of) => checks.those_of[of].flatMap((number) => editsOf(checks.rules[number], hidden));

  /** What is wrong in a text and was not mended, as codes with the words. */
  own.wrongMarks = (checks, text, of) =>
    edits(checks, own.hidden(text, checks.patterns), of)
      .filter(({ rule, right, isSure }) => isSure && !(rule.set && right !== null))
      .map(({ rule, start, end, right }) => ({ code: rule.code, words: text.slice(start, end).trim() || text.slice(Math.max(0, start - 10), end + 10), right, rule }));

  /** A text with its typography mended where what is right is known. */
  own.setRight = (checks, text, of) => {
    let mended = text;
    for (let times = 0; times < 20; times += 1) {
      const found = edits(checks, own.hidden(mended, checks.patterns), of)
        .filter(({ rule, right }) => right !== null && !rule.hand && !right.includes(HIDDEN) && !right.includes(BORDER))
        .sort((a, b) => b.start - a.start || b.end - a.end);
      if (!found.length) break;
      let last = Infinity;
      for (const { start, end, right } of found) {
        if (end > last) continue;
        mended = mended.slice(0, start) + right + mended.slice(end);
        last = start;
      }
    }
    return mended;
  };
})();
