// Values as people write them, read as records have them; and what is pasted, cleaned.
(() => {
  const form = (self.recordForm ??= {});

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  const two = (number) => String(number).padStart(2, "0");

  const day = (year, month, date) => {
    const number = /^\d+$/.test(month) ? Number(month) : form.checks.named.months[month];
    if (!number || number > 12) return null;
    const last = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
    return Number(date) >= 1 && Number(date) <= last ? `${year}-${two(number)}-${two(date)}` : null;
  };

  // As playbook/records/otherwise.py reads them; null where it is none, or could be two.
  const date = (written) => {
    const text = plain(written);
    let match = text.match(/^([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})$/);
    if (match) return day(match[1], match[3], match[4]);
    match = text.match(/^((?:19|20)\d{2})([01]\d)([0-3]\d)$/);
    if (match) return day(match[1], match[2], match[3]);
    match = text.match(/^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? ([12]\d{3})$/);
    if (match) return day(match[3], match[1], match[2]);
    match = text.match(/^(?:le )?(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?,? ([12]\d{3})$/);
    if (match) return day(match[3], match[2], match[1]);
    match = text.match(/^(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3})$/);
    if (match && Math.max(match[1], match[3]) > 12) {
      const [first, second] = [match[1], match[3]].sort((a, b) => b - a);
      return day(match[4], second, first);
    }
    return null;
  };

  const month = (year, name) => day(year, name, "1")?.slice(0, 7) ?? null;

  const period = (written) => {
    const text = plain(written);
    if (/^\d{4}$/.test(text)) return text;
    let match = text.match(/^(\d{4})-(spring|summer|autumn|winter)$/);
    if (match) return text;
    match = text.match(/^(?:les )?annees (\d{3}0)$|^(?:the )?(\d{3}0)['’]?s$/);
    if (match) return `${match[1] ?? match[2]}s`;
    match = text.match(/^(?:(?:l['’])?en |l['’])?([a-z]+)\.?(?: de)?,? ([12]\d{3})$/);
    if (match) return form.checks.named.seasons[match[1]] ? `${match[2]}-${form.checks.named.seasons[match[1]]}` : month(match[2], match[1]);
    match = text.match(/^([12]\d{3})(?:[-/](\d{1,2})|\.(\d{2}))$/);
    if (match) {
      const number = match[2] ?? match[3];
      return text[4] === "-" || Number(number) <= Number(match[1]) % 10 ** number.length ? month(match[1], number) : null;
    }
    match = text.match(/^([12]\d{3}) ?[-–/] ?([12]\d{3})$/);
    if (match) return match[1] < match[2] ? `${match[1]}-${match[2]}` : null;
    return date(written);
  };

  // 12 500 and 12,500 are one number, 8,5 and 8.5 another; 1,5 in English could be a slip of either.
  const number = (written, language) => {
    const text = written.trim().replace(/[\u00a0\u202f]/g, " ");
    if (/^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(text)) return text.replaceAll(" ", "").replace(",", ".");
    if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) && (language === "en" || text.split(",").length > 2 || text.includes(".")))
      return text.replaceAll(",", "");
    if (/^\d+,\d+$/.test(text) && language === "fr") return text.replace(",", ".");
    return /^\d+(?:\.\d+)?$/.test(text) ? text : null;
  };

  const telephone = (written) => {
    const text = written.replace(/[\u2010-\u2014\u2212]/g, "-").replace(/^\s*(?:t[ée]l(?:[ée]phone)?|phone|cell(?:ulaire)?)\b\.?\s*:?/i, "");
    const match = text.trim().match(/^(?:\+?1[ .-]?)?(?:\((\d{3})\)|(\d{3})) ?[/ .-]? ?(\d{3}) ?[ .-]? ?(\d{4})$/);
    if (!match) return null;
    const parts = [match[1] ?? match[2], match[3]];
    return parts.some((part) => /^[01]|11$/.test(part)) ? null : `${parts.join("-")}-${match[4]}`;
  };

  const isLike = (name, text) => form.pattern(form.checks.patterns[name]).test(text);
  const HOST = /^(?:[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*\.)+(?=.*\p{L})[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*$/u;
  const PRIVATE = /\.(?:local|localhost|internal|lan|intranet|corp|home|test|invalid)$/;

  const address = (written) => {
    let text = written.trim().replace(/^<|>$/g, "").replace(/\s+/g, "%20");
    text = text.replace(/^h?t+ps?(?::\/?\/?|\/\/?)\/*(?=[\w-]+\.)/i, (scheme) => (scheme.toLowerCase().includes("s") ? "https://" : "http://"));
    if (!text.includes("://") && /^(?:www\.|[\w.-]+\.(?:ca|com|edu|gov|info|net|org|quebec)(?![\w.-]))/.test(text)) text = `https://${text}`;
    const match = text.match(/^https?:\/\/([^/?#:]+)(?::\d+)?(?:[/?#][^\s<>"`{}|\\^“”«»]*)?$/);
    const odd = /^(?:l|lm)\.facebook|safelinks\.protection\.outlook\.com$|^urldefense\.|^www\.(?:google|linkedin)\.[a-z]+$/;
    return match && HOST.test(match[1]) && !/[\u0370-\u052f]/.test(match[1]) && !PRIVATE.test(match[1]) && !odd.test(match[1]) ? text : null;
  };

  const slugText = (written) => (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(written) && written.length <= 100 ? written : null);

  /** How a value of each form is read: the value, or null, and the code of what is wrong then. */
  form.readers = {
    date: [date, "bad-date"],
    period: [period, "bad-period"],
    number: [(text, language) => number(text, language), "not-a-number"],
    telephone: [telephone, "bad-telephone"],
    extension: [(text) => (/^\d{1,6}$/.test(text.trim()) ? text.trim() : null), "bad-extension"],
    email: [(text) => (isLike("email", text.trim()) && !isLike("no-reply", text.split("@")[0].trim()) ? text.trim() : null), "bad-email"],
    addresses: [address, "bad-url"],
    slug: [slugText, "bad-slug"],
    id: [(text) => (/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(text.trim()) ? text.trim() : null), "bad-identifier"],
  };

  /** The first day of a period. */
  form.firstDay = (value) => {
    const [, year, rest = ""] = value.replace(/s$/, "").match(/^(\d{4})-?(.*)$/) ?? [];
    const season = { spring: "03", summer: "06", autumn: "09", winter: "01" }[rest];
    if (season) return `${year}-${season}-01`;
    return /^\d{2}(-\d{2})?$/.test(rest) ? `${year}-${rest}${rest.length === 2 ? "-01" : ""}` : `${year}-01-01`;
  };

  // ---- addresses from titles, as playbook/languages/slugs.py makes them

  form.slug = (title) => {
    const name = title.toLowerCase().split(/\s*:\s/)[0].replaceAll("œ", "oe").replaceAll("æ", "ae");
    const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’'](?=s(?![\p{L}\p{N}_]))/gu, "");
    const words = letters.match(/[a-z0-9]+/g) ?? [];
    while (words.length > 1 && words.join("-").length > 60) words.pop();
    return words.join("-").slice(0, 60);
  };

  form.unused = (wanted, taken) => {
    const folded = new Set(taken.map((name) => name.toLowerCase()));
    let candidate = wanted;
    for (let number = 2; folded.has(candidate.toLowerCase()); number += 1) candidate = `${wanted}-${number}`;
    return candidate;
  };

  // ---- what is pasted

  const UNREAD = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufffe\uffff]|\p{Surrogate}/gu;
  const BULLET = /^[ \t\u00a0]*(?:[•·▪▫◦‣⁃∙●○■□◆❖➢►✓✔→\uf000-\uf0ff][ \t\u00a0]*|o(?:[ \u00a0]{2,}|\t[ \u00a0]*)|[-*–—](?:\t|[ \u00a0]{2,}))(?=\S)/u;
  const SPACES = /[\u1680\u2000-\u200a\u205f\u3000]/g;

  /** Clean a text, and say in which ways; `isText` where it may have paragraphs and lists. */
  form.cleaned = (text, isText) => {
    const ways = new Set();
    let before = text;
    const step = (way, after) => {
      if (after !== before) ways.add(way);
      before = after;
    };
    before = before.replace(/\r\n?|[\u2028\u0085]/g, "\n").replace(/\u2029/g, "\n\n");
    if (isText) step("bullets", before.split("\n").map((line) => line.replace(BULLET, "- ").replace(/^[ \t]*\(?(\d{1,2})\)[ \t\u00a0]+(?=\S)/, "$1. ")).join("\n"));
    else step("bullets", before.replace(BULLET, ""));
    step("unseen", before.replace(UNREAD, "").replace(form.pattern(form.checks.patterns.unseen, "gv"), ""));
    step("letters", before.normalize("NFC").replace(form.pattern(form.checks.patterns.otherwise, "gv"), (sign) => sign.normalize("NFKC")));
    before = before.replace(SPACES, (sign) => (sign === "\u2007" ? "\u00a0" : " ")).replaceAll("\u202f", "\u00a0");
    if (isText) {
      // An item and the paragraph before it stay apart; items stand one under another.
      const lines = before.split("\n").map((line) => line.replace(/[ \t]+/g, " ").trimEnd());
      const apart = lines.flatMap((line, index) => {
        const begins = /^ ?- /.test(line) && index && lines[index - 1].trim() && !/^ *(?:[-*+]|\d+[.)]) /.test(lines[index - 1]);
        return begins ? ["", line] : [line];
      });
      step("spaces", apart.join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\s+|\s+$/g, ""));
    } else step("spaces", before.replace(/\s*\n\s*/g, " ").replace(/[ \t]+/g, " ").trim());
    return [before, [...ways]];
  };
})();
