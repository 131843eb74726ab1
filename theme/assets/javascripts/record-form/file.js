// The file of a record, in YAML: written anew as `playbook new` writes it, or changed where a value changed and nowhere else.
(() => {
  const form = (self.recordForm ??= {});

  const WIDTH = 100;
  const LANGUAGES = ["fr", "en"];
  const PLAIN = /^[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_’-]*(?: [\p{L}\p{N}_’()-]+)*$/u;
  const NOT_TEXT = ["true", "false", "null"];
  const UNPLAIN = /(?![ \n\u00a0\u202f])\s|[\0-\x09\x0b-\x1f\x7f-\x9f\ufeff]|\p{Surrogate}/u;
  const AS_IT_STANDS = ["date", "email", "extension", "latitude", "longitude", "number", "period", "rank", "telephone", "yes-or-no"];
  const SAFE = /^[A-Za-z0-9][\w.@+%'-]*$/;

  const length = (text) => [...text].length;
  const indented = (lines, by = "  ") => lines.map((line) => (line ? by + line : line));
  const commented = (lines) => lines.map((line) => `# ${line}`);
  const isBilingual = (value) => typeof value === "object" && !Array.isArray(value);
  const isEmpty = (value) =>
    value === undefined || value === "" || (typeof value === "object" && Object.values(value).every(isEmpty));

  // ---- as playbook/editing/new_record.py does it

  const scalar = (text) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
    return PLAIN.test(text) && !NOT_TEXT.includes(text.toLowerCase()) ? text : JSON.stringify(text);
  };

  const wrapped = (text) => {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`;
      if (lines.length && length(longer) <= WIDTH) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };

  const side = (text) => {
    if (text.includes("\n")) {
      const isPlain = !/^\s/.test(text) && !UNPLAIN.test(text);
      return isPlain ? ["|-", ...text.split("\n").map((line) => line.trimEnd())] : [scalar(text)];
    }
    if (length(text) <= WIDTH || UNPLAIN.test(text) || text.includes("  ") || text !== text.trim()) return [scalar(text)];
    return [">-", ...wrapped(text)];
  };

  const marker = (field, language) => field.marker[language];

  const sides = (field, value) =>
    LANGUAGES.flatMap((of) => {
      const [first, ...rest] = value[of] ? side(value[of]) : [marker(field, of)];
      return [`${of}: ${first}`, ...indented(rest)];
    });

  const block = (field, value, brief = false) => {
    if (field.form === "fields") {
      const isNeeded = isEmpty(value) && !field.fields.some((inner) => inner.required);
      const isWritten = (inner) => inner.required || !isEmpty(value[inner.name]);
      const first = field.many ? field.fields.find(isWritten) : field.fields[0];
      return [first, ...field.fields.filter((inner) => inner !== first)].flatMap((inner) =>
        whole(inner, value, { brief, isNeeded }),
      );
    }
    if (isBilingual(value)) return sides(field, value);
    return AS_IT_STANDS.includes(field.form) && SAFE.test(value) ? value : scalar(value);
  };

  const linesOf = (field, value) => (AS_IT_STANDS.includes(field.form) && SAFE.test(value) ? [value] : side(value));

  const item = (value) => {
    if (typeof value === "string") return [`- ${value}`];
    const first = value.findIndex((line) => !line.startsWith("#"));
    return [...value.slice(0, first), `- ${value[first]}`, ...indented(value.slice(first + 1))];
  };

  const given = (field, value, brief = false) => {
    if (!field.many) {
      const written = block(field, value, brief);
      return typeof written === "string" ? [`${field.name}: ${written}`] : [`${field.name}:`, ...indented(written)];
    }
    if (field.form === "reference") return [`${field.name}: [${value.map(scalar).join(", ")}]`];
    return [`${field.name}:`, ...value.flatMap((one, index) => indented(item(block(field, one, brief || index > 0))))];
  };

  const whole = (field, values, { brief = false, isNeeded = false } = {}) => {
    const comment = brief ? [] : commented(field.comment);
    const value = values[field.name];
    if (!isEmpty(value)) return [...comment, ...given(field, value, brief)];
    if (field.required || isNeeded) return [...comment, ...field.empty];
    return brief ? [] : commented([...comment, ...field.empty]);
  };

  /** The text of a new file. */
  form.written = (record, values) => {
    const lines = [record.schema, ...commented(record.header)];
    for (const field of record.fields) lines.push("", ...whole(field, values));
    return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
  };

  // ---- a file that is there: what was read of it says where each value stands, in characters

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** What the tree of a file holds, as plain values. */
  form.plain = (node) => {
    if (node.keys) return Object.fromEntries(node.keys.map(([name, , inner]) => [name, form.plain(inner)]));
    return node.items ? node.items.map(([, inner]) => form.plain(inner)) : node.text;
  };

  /** The text of a file with other values; what is the same stays as it stands, comments too. */
  form.changed = (record, original, values) => {
    const text = [...original.text];
    const edits = [];
    const lineStart = (at) => text.lastIndexOf("\n", at - 1) + 1;
    const margin = (at) => " ".repeat(at - lineStart(at));
    const isFirst = (at) => /^\s*$/.test(text.slice(lineStart(at), at).join(""));
    const lineEnd = (at) => {
      const end = text.indexOf("\n", at);
      return end < 0 ? text.length : end + 1;
    };

    const take = (from, end) => edits.push([lineStart(from), lineEnd(Math.max(from, end - 1)), ""]);
    const insert = (after, lines, by) => {
      const at = lineEnd(after - 1);
      const begin = text[at - 1] === "\n" ? "" : "\n";
      edits.push([at, at, `${begin}${indented(lines, by).join("\n")}\n`]);
    };

    const endOf = (node) => (node.end ? node.end : endOf((node.keys ?? node.items).at(-1).at(-1)));

    const leaf = (field, node, value, by) => {
      if (same(form.plain(node), value)) return;
      const lines = linesOf(field, value);
      // A comment behind the value stays behind its first line.
      const behind = text.slice(node.end, text.indexOf("\n", node.end)).join("");
      const isCarried = lines.length > 1 && behind.trim();
      const begin = isCarried ? lines[0] + behind : lines[0];
      edits.push([node.start, node.end + (isCarried ? [...behind].length : 0), [begin, ...indented(lines.slice(1), by)].join("\n")]);
    };

    // A value other than a mapping in the place of one, or in one line what stood on several.
    const replace = (field, at, node, value) => {
      const by = margin(at);
      const lines = indented(given(field, value, true), by);
      edits.push([at, endOf(node), lines.join("\n").trimStart()]);
    };

    const mapping = (fields, node, value) => {
      let last = null;
      const present = new Map(node.keys.map(([name, at, inner]) => [name, [at, inner]]));
      const by = margin(node.keys[0][1]);
      const waiting = [];
      for (const field of fields) {
        const is = !isEmpty(value[field.name]);
        const [at, inner] = present.get(field.name) ?? [];
        if (inner && is) {
          one(field, at, inner, value[field.name]);
          last = endOf(inner);
        } else if (inner) {
          if (!isFirst(at)) return false;
          take(at, endOf(inner));
          last ??= lineStart(at);
        } else if (is) {
          if (last === null) waiting.push(field);
          else insert(last, given(field, value[field.name], true), by);
        }
      }
      return !waiting.length;
    };

    const one = (field, at, node, value) => {
      if (same(form.plain(node), form.ordered(value, node))) return;
      if (field.many) {
        if (field.form === "reference" || !node.items || node.flow) replace(field, at, node, value);
        else list(field, at, node, value);
      } else if (field.form === "fields") {
        const before = edits.length;
        if (node.flow || !mapping(field.fields, node, value)) {
          edits.length = before;
          replace(field, at, node, value);
        }
      } else if (isBilingual(value)) {
        if (node.flow || !node.keys) replace(field, at, node, value);
        else for (const [name, place, inner] of node.keys) leaf(field, inner, value[name], `${margin(place)}  `);
      } else leaf(field, node, value, margin(at));
    };

    const list = (field, at, node, values_) => {
      const rows = values_.map((row) => row[form.ORIGIN]);
      const kept = node.items.map(([, inner], index) => [index, inner, values_[rows.indexOf(index)]]);
      if (!kept.some(([, , row]) => row)) return replace(field, at, node, values_);
      for (const [index, inner, row] of kept) {
        const dash = node.items[index][0];
        if (!row) take(dash, endOf(inner));
        else if (!same(form.plain(inner), form.ordered(row, inner))) {
          const before = edits.length;
          const done = field.form === "fields" && !inner.flow ? mapping(field.fields, inner, row) : sidesOf(field, inner, row);
          if (!done) {
            edits.length = before;
            edits.push([dash, endOf(inner), indented(item(block(field, row, true)), margin(dash)).join("\n").trimStart()]);
          }
        }
      }
      const fresh = values_.filter((_, index) => rows[index] === undefined);
      const [dash] = node.items[0];
      for (const row of fresh) insert(endOf(node), item(block(field, row, true)), margin(dash));
    };

    const sidesOf = (field, node, row) => {
      if (!node.keys || node.flow) return false;
      for (const [name, place, inner] of node.keys) leaf(field, inner, row[name], `${margin(place)}  `);
      return true;
    };

    mapping(record.fields, original.tree, values);
    let result = text;
    for (const [from, end, put] of edits.map((edit, index) => [...edit, index]).sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[3] - a[3]))
      result = [...result.slice(0, from), put, ...result.slice(end)];
    return result.join("");
  };

  // The same values with their names in the order in which a file has them; a row keeps where it came from.
  form.ORIGIN = Symbol("origin");
  form.ordered = (value, node) => {
    if (Array.isArray(value)) return value.map((one, index) => form.ordered(one, node.items?.[index]?.[1] ?? {}));
    if (typeof value !== "object") return value;
    const names = [...(node.keys ?? []).map(([name]) => name), ...Object.keys(value)];
    const filled = [...new Set(names)].filter((name) => !isEmpty(value[name]));
    const inner = new Map((node.keys ?? []).map(([name, , one]) => [name, one]));
    return Object.fromEntries(filled.map((name) => [name, form.ordered(value[name], inner.get(name) ?? {})]));
  };

  form.isEmpty = isEmpty;
})();
