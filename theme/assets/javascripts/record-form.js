// The form that adds and corrects records: rows, hints, the draft, the preview, and the file that comes out.
(async () => {
  const form = document.querySelector(".record-form");
  if (!form) return;
  const own = self.recordForm;
  const data = await fetch(form.dataset.needs).then((answer) => answer.json()).catch(() => null);
  if (!data) {
    document.querySelector(".record-without").classList.add("needed");
    form.hidden = true;
    return;
  }
  const { record, words } = data;
  own.checks = data.checks;
  const language = document.documentElement.lang.slice(0, 2);
  const folder = form.dataset.folder;
  const BILINGUAL = ["line", "text", "slug", "addresses"];
  const SIDES = ["fr", "en"];
  const say = (key, ...values) => values.reduce((said, value) => said.replace("{}", () => value), words[key]);
  const at = (selector) => form.querySelector(selector);

  // The file that is corrected.
  let original = null;
  let id = "";

  // ---- the records that there are: maybe thousands, so they come once somebody writes

  data.others = {};
  data.taken = [];
  own.meet = async () => {
    data.others = await (await fetch(form.dataset.others)).json();
    data.taken = Object.entries(data.others).flatMap(([name, { slugs }]) => [name, ...slugs]);
    update({ isKept: false });
  };

  // ---- the fields of the page

  const inside = new WeakMap();
  const elementOf = (container, field) => {
    if (!inside.has(container)) inside.set(container, new Map());
    const known = inside.get(container);
    if (!known.has(field.name)) {
      const found = [...container.querySelectorAll(`[data-field="${field.name}"]`)];
      known.set(field.name, found.find((one) => one.parentElement.closest("[data-field], .record-row, .record-form") === container));
    }
    return known.get(field.name);
  };
  const controlOf = (element) => element.querySelector("select, input, textarea");
  const sideOf = (element, side) => element.querySelector(`:scope > .record-sides [data-side=${side}]`);
  const rowsOf = (element) => [...element.querySelectorAll(":scope > .record-row")];
  const boxesOf = (element) => [...element.querySelectorAll(".record-choices input")];

  // ---- rows

  const blanks = new Map();
  for (const element of form.querySelectorAll("[data-rows]")) {
    if (element.parentElement.closest(".record-row")) continue;
    const [row] = rowsOf(element);
    blanks.set(element, [row.cloneNode(true), row.querySelector(".record-row-name").id.replace(/-row$/, "")]);
  }
  const addRow = (element) => {
    const [blank, first] = blanks.get(element);
    element.made = (element.made ?? 0) + 1;
    const row = blank.cloneNode(true);
    const name = first.replace(/-0$/, `-${element.made}`);
    for (const one of [row, ...row.querySelectorAll("*")])
      for (const attribute of ["id", "for", "aria-describedby", "aria-labelledby"]) {
        const value = one.getAttribute(attribute);
        if (value) one.setAttribute(attribute, value.replaceAll(`${first}-`, `${name}-`));
      }
    element.querySelector(":scope > .record-add").before(row);
    number(element);
    return row;
  };
  const number = (element) => {
    const rows = rowsOf(element);
    rows.forEach((row, index) => {
      const label = row.querySelector(":scope > .record-row-name");
      label.textContent = say("row", label.dataset.name, index + 1);
      const button = row.querySelector(":scope > .record-remove");
      button.textContent = say("remove", label.textContent);
      button.hidden = false;
    });
    element.querySelector(":scope > .record-add").hidden = false;
  };

  // ---- values

  const written = (control, field) => {
    const text = control.value;
    if (text === control.original) return text;
    return own.cleaned(text, field.form === "text")[0];
  };
  const read = (text, field) => (own.readers[field.form] && text ? (own.readers[field.form][0](text, language) ?? text) : text);
  const sidesIn = (element, field) => Object.fromEntries(SIDES.map((side) => [side, read(written(sideOf(element, side), field), field)]));

  const valueOf = (element, field) => {
    if (field.many && field.form === "reference") {
      const chosen = boxesOf(element).filter((box) => box.checked).map((box) => box.value);
      const before = element.original ?? [];
      return [...before.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !before.includes(one))];
    }
    if (field.many)
      return rowsOf(element)
        .map((row) => {
          const value = field.form === "fields" ? valuesIn(row, field.fields) : sidesIn(row, field);
          value[own.ORIGIN] = row.origin;
          own.elements.set(value, row);
          return value;
        })
        .filter((value) => !own.isEmpty(value));
    if (field.form === "fields") return valuesIn(element, field.fields);
    if (BILINGUAL.includes(field.form)) return sidesIn(element, field);
    const control = controlOf(element);
    if (field.form === "yes-or-no") return control.checked ? "true" : (element.off ?? "");
    return control.matches("select") ? control.value : read(written(control, field), field);
  };
  const valuesIn = (container, fields) =>
    Object.fromEntries(fields.map((field) => [field.name, valueOf(elementOf(container, field), field)]));

  own.elements = new WeakMap();
  own.elementOf = elementOf;
  own.sideOf = sideOf;

  const put = (control, text, isOriginal) => {
    control.value = text;
    if (isOriginal) control.original = control.value;
  };

  const fill = (element, field, value, isOriginal) => {
    if (own.isEmpty(value) && !field.many && field.form !== "fields") value = "";
    if (field.many && field.form === "reference") {
      if (isOriginal) element.original = value ?? [];
      for (const box of boxesOf(element)) box.checked = (value ?? []).includes(box.value);
    } else if (field.many) {
      rowsOf(element).forEach((row) => row.remove());
      for (const one of value?.length ? value : field.required ? [{}] : []) {
        const row = addRow(element);
        row.origin = one[own.ORIGIN];
        if (field.form === "fields") fillAll(row, field.fields, one, isOriginal);
        else for (const side of SIDES) put(sideOf(row, side), one[side] ?? "", isOriginal);
      }
    } else if (field.form === "fields") fillAll(element, field.fields, value ?? {}, isOriginal);
    else if (BILINGUAL.includes(field.form)) for (const side of SIDES) put(sideOf(element, side), value?.[side] ?? "", isOriginal);
    else if (field.form === "yes-or-no") {
      controlOf(element).checked = value === "true";
      if (isOriginal) element.off = value === "false" ? "false" : "";
    } else put(controlOf(element), value ?? "", isOriginal);
    const folded = element.closest("details");
    if (folded && !own.isEmpty(value)) folded.open = true;
  };
  const fillAll = (container, fields, values, isOriginal) => {
    for (const field of fields) fill(elementOf(container, field), field, values[field.name], isOriginal);
  };

  // ---- what follows from an answer

  const subtypes = at("[data-follows]");
  const groups = subtypes ? [...subtypes.querySelectorAll("optgroup")] : [];
  const follow = () => {
    if (!subtypes) return;
    const model = at("#record-model").value;
    const list = controlOf(subtypes);
    const chosen = list.value;
    groups.forEach((group) => group.remove());
    list.append(...groups.filter((group) => !model || group.dataset.of === model));
    list.value = chosen;
    if (list.selectedIndex < 0) list.value = "";
  };
  const touched = (control) => control.value !== (control.proposed ?? "");
  const propose = () => {
    if (original || folder === "contacts") return;
    const title = Object.fromEntries(SIDES.map((side) => [side, at(`#record-title-${side}, #record-name-${side}`)?.value]));
    const slugs = SIDES.map((side) => own.slug(title[side] ?? ""));
    const offer = (control, text) => {
      if (control?.value === text) control.proposed = text;
      if (!control || touched(control)) return;
      control.value = control.proposed = text;
    };
    SIDES.forEach((side, index) => offer(at(`#record-slug-${side}`), slugs.every(Boolean) ? own.unused(slugs[index], data.taken) : ""));
    const wanted = slugs[1] || slugs[0];
    offer(at("#record-id"), wanted ? own.unused(wanted, data.taken) : "");
  };
  const nameOfMember = (control) => {
    const member = data.members[control.value];
    const row = control.closest("[data-field=partners] .record-row");
    if (!member || !row) return;
    for (const side of SIDES) {
      const name = row.querySelector(`[data-side=${side}]`);
      if (!name.value) name.value = member[side];
    }
  };

  // ---- what is said beside a field

  const told = (control, text, kind) => {
    const said = document.getElementById(`${control.id}-said`);
    if (!said) return;
    said.textContent = text;
    said.className = `record-said${kind ? ` ${kind}` : ""}`;
    if (control.matches("input, select, textarea")) control.setAttribute("aria-invalid", String(kind === "wrong"));
  };
  // What somebody has left: before, nothing is said of it.
  const seen = new Set();

  const sayAll = (problems) => {
    for (const said of form.querySelectorAll("[id$=-said]")) said.textContent = "";
    for (const control of form.querySelectorAll("[aria-invalid=true]")) control.setAttribute("aria-invalid", "false");
    for (const control of form.querySelectorAll("input[type=text], textarea")) if (control.tidied) told(control, control.tidied, "");
    for (const problem of problems.toReversed()) if (seen.has(problem.at.id) || seen.has("*")) told(problem.at, [problem.text, problem.at.tidied].filter(Boolean).join(" "), problem.kind);
  };

  const labelOf = (control) => {
    const parts = [];
    for (let one = control; one && one !== form; one = one.parentElement) {
      if (one.matches("fieldset")) parts.unshift(one.querySelector("legend").firstChild.textContent.trim());
      else if (one.matches(".record-row")) parts.unshift(one.querySelector(".record-row-name").textContent);
    }
    const label = form.querySelector(`label[for="${control.id}"]`);
    if (label) parts.push(label.firstChild.textContent.trim());
    return parts.filter((part, index) => !parts[index + 1]?.startsWith(part)).join(", ");
  };

  const counted = (name, number) => (number === 1 ? words[`${name}_one`] : say(`${name}_many`, number));
  const listed = (problems) => {
    const of = (kind) => problems.filter((one) => one.kind === kind);
    const list = (found) => {
      const items = document.createElement("ul");
      for (const problem of found) {
        const link = document.createElement("a");
        link.href = `#${problem.at.id}`;
        link.textContent = labelOf(problem.at);
        const item = document.createElement("li");
        item.append(link, `${language === "fr" ? "\u00a0" : ""}: ${problem.text}`);
        items.append(item);
      }
      return items;
    };
    const [wrong, hints] = [of("wrong"), of("hint")];
    const left = wrong.length ? counted("left", wrong.length) : words.none_left;
    const hinted = hints.length ? counted("hints", hints.length) : "";
    // It is read out when it says something else, and the list is not.
    const count = at(".record-count");
    if (count.textContent !== left) count.textContent = left;
    at(".record-left").replaceChildren(list(wrong), hinted, list(hints));
  };

  // ---- the file

  const output = at(".record-file");
  const text = (values) => (original ? own.changed(record, original, values) : own.written(record, values));
  const fileName = () => (original ? original.file.split("/").at(-1) : `${at("#record-id").value.trim() || folder}.yml`);
  const titleOf = (values) => (values.title ?? values.name)?.[language] || fileName();

  const LONGEST = 7500;
  const repository = document.querySelector("main").dataset.editUrl?.match(/^(.*)\/edit\/(.+?)\/content\//);
  const host = at(".record-host");
  const mail = at(".record-mail");
  for (const box of [host, mail].filter(Boolean)) {
    const button = box.querySelector("button");
    const link = document.createElement("a");
    link.className = button.className;
    link.textContent = button.textContent;
    button.replaceWith(link);
  }
  const linkOf = (box) => box.querySelector("a");

  const offerWays = (values) => {
    const content = output.value;
    if (host && repository) {
      const [, base, branch] = repository;
      const link = linkOf(host);
      const isGitlab = new URL(base).host.includes("gitlab");
      const path = original ? original.file : `data/${folder}/${fileName()}`;
      let address = isGitlab ? `${base}/-/new/${branch}?file_name=${encodeURIComponent(path)}` : `${base}/new/${branch}/data/${folder}?filename=${encodeURIComponent(fileName())}`;
      if (original) address = `${base}${isGitlab ? "/-" : ""}/edit/${branch}/${path}`;
      const whole = `${address}&value=${encodeURIComponent(content)}`;
      const isShort = !original && !isGitlab && whole.length <= LONGEST;
      link.href = isShort ? whole : address;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = original ? words.host_edit : words.host;
      link.dataset.copies = isShort ? "" : "1";
      host.querySelector(".cap").textContent = original ? words.host_paste : isShort ? words.host_help : words.host_long;
      host.hidden = false;
    }
    if (mail) {
      const subject = encodeURIComponent(say(original ? "subject_change" : "subject_new", titleOf(values)));
      const begin = `mailto:${form.dataset.mailbox}?subject=${subject}&body=`;
      const whole = begin + encodeURIComponent(`${fileName()}\r\n\r\n${content.replaceAll("\n", "\r\n")}`);
      const isShort = whole.length <= 1900;
      linkOf(mail).href = isShort ? whole : begin + encodeURIComponent(`${fileName()}\r\n\r\n${words.paste_here}\r\n`);
      linkOf(mail).dataset.copies = isShort ? "" : "1";
    }
  };

  const status = at(".record-status");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(output.value);
      status.textContent = words.copied;
    } catch {
      // Some browsers refuse it to pages of a folder.
      output.select();
      status.textContent = document.execCommand("copy") ? words.copied : words.not_copied;
    }
  };
  let blob = "";
  const download = () => {
    // Not at once: some browsers are still reading it.
    URL.revokeObjectURL(blob);
    const link = document.createElement("a");
    link.href = blob = URL.createObjectURL(new Blob([output.value], { type: "application/yaml" }));
    link.download = fileName();
    link.click();
  };

  // ---- the draft

  const key = () => `record-form/${folder}/${id || "new"}`;
  const kept = (value) => {
    if (Array.isArray(value)) return value.map(kept);
    if (typeof value !== "object") return value;
    const plain = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, kept(one)]));
    return value[own.ORIGIN] === undefined ? plain : { ...plain, "@": value[own.ORIGIN] };
  };
  const revived = (value) => {
    if (Array.isArray(value)) return value.map(revived);
    if (typeof value !== "object" || value === null) return value;
    const { "@": origin, ...rest } = value;
    const back = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, revived(one)]));
    if (origin !== undefined) back[own.ORIGIN] = origin;
    return back;
  };
  // Of a correction, only what was changed is kept: the record may be another by the time the draft comes back.
  let first = {};
  const changed = (values) =>
    Object.fromEntries(Object.entries(values).filter(([name, value]) => !original || JSON.stringify(value) !== first[name]));
  const draft = at(".record-draft");
  const keep = (values) => {
    try {
      const isSame = original ? output.value === original.text : own.isEmpty(values);
      if (isSame) localStorage.removeItem(key());
      else localStorage.setItem(key(), JSON.stringify({ values: kept(changed(values)), id: at("#record-id").value }));
      draft.textContent = words.draft_kept;
    } catch {
      draft.textContent = words.draft_not_kept;
    }
  };
  const bringBack = () => {
    let found = null;
    try {
      found = JSON.parse(localStorage.getItem(key()));
    } catch {
      // Nothing is kept, or it can't be read.
    }
    if (!found?.values) return false;
    if (subtypes) controlOf(subtypes).append(...groups);
    const values = revived(found.values);
    for (const field of record.fields) if (field.name in values) fill(elementOf(form, field), field, values[field.name], false);
    if (found.id) at("#record-id").value = found.id;
    return true;
  };

  // ---- one round

  const update = ({ isKept = true } = {}) => {
    propose();
    const values = valuesIn(form, record.fields);
    const problems = own.problems({ form, data, record, values, original, id: original ? id : at("#record-id").value.trim(), language });
    sayAll(problems);
    listed(problems);
    output.value = text(values);
    at(".record-name").textContent = original && output.value === original.text ? words.same : original ? original.file : `data/${folder}/${fileName()}`;
    own.preview({ place: at(".record-preview"), data, values, language, form, folder });
    offerWays(values);
    if (isKept) keep(values);
    return { values, problems };
  };
  own.update = update;
  own.fillForm = (values, { isOriginal = false } = {}) => {
    if (subtypes) controlOf(subtypes).append(...groups);
    fillAll(form, record.fields, values, isOriginal);
    follow();
  };

  const tell = (text_, more) => {
    const place = at(".record-told");
    place.hidden = !text_;
    place.replaceChildren(text_, ...(more ? [" ", more] : []));
  };

  // ---- what somebody does

  const fieldOf = (control) => {
    const way = [];
    for (let one = control.closest("[data-field]"); one; one = one.parentElement.closest("[data-field]")) way.unshift(one.dataset.field);
    return way.reduce((fields, name) => (fields.fields ?? fields).find((field) => field.name === name), record.fields);
  };

  const tidied = (control) => {
    const field = control.closest("[data-field]") && fieldOf(control);
    control.tidied = "";
    if (!field || !control.matches("input[type=text], textarea") || control.value === control.original) return;
    const [clean, ways] = own.cleaned(control.value, field.form === "text");
    const isWords = ["line", "text"].includes(field.form);
    const [right, isMended] = isWords && own.mended ? own.mended(clean, control.dataset.side, field.form === "text", data.checks) : [clean, false];
    const told_ = [];
    if (ways.length && (control.pasted || ways.some((way) => way !== "spaces"))) told_.push(say("cleaned", ways.map((way) => words.cleaned_parts[way]).join(", ")));
    if (isMended) told_.push(say("mended", own.excerpt(right, clean)));
    control.pasted = false;
    if (right !== control.value) control.value = right;
    const read_ = read(clean, field);
    if (own.readers[field.form] && read_ !== clean) told_.push(say("read_as", read_));
    control.tidied = told_.join(" ");
  };

  own.tidy = tidied;

  form.addEventListener("paste", (event) => {
    event.target.pasted = true;
  });
  form.addEventListener("input", (event) => {
    const control = event.target;
    if (!control.matches("[data-side]")) return;
    const { longest } = fieldOf(control);
    if (!longest) return;
    const size = [...control.value.trim()].length;
    if (size > longest) told(control, say("too_many", size - longest), "wrong");
    else if (size > longest / 2) told(control, say("count", size, longest), "");
  });
  form.addEventListener("change", (event) => {
    const control = event.target;
    if (control.closest(".record-which") || control === output) return;
    tidied(control);
    if (control.id === "record-model") follow();
    nameOfMember(control);
    seen.add(control.id);
    const group = control.closest("fieldset[data-field]");
    if (group) seen.add(`${control.id.replace(/-(fr|en)$/, "")}`);
    update();
  });
  form.addEventListener("focusout", (event) => {
    if (event.target.id) seen.add(event.target.id);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button) return;
    if (button.matches(".record-add")) {
      const row = addRow(button.parentElement);
      update();
      row.querySelector("input, select, textarea").focus();
    } else if (button.matches(".record-remove")) {
      const list = button.closest("[data-rows]");
      const { required } = fieldOf(list);
      button.closest(".record-row").remove();
      if (!rowsOf(list).length && required) addRow(list);
      number(list);
      update();
      list.querySelector(":scope > .record-add").focus();
    } else if (button.matches(".record-download, .record-copy, .record-host a, .record-mail a")) {
      seen.add("*");
      update();
      status.textContent = at(".record-count").textContent;
      if (button.matches(".record-download")) download();
      else if (button.matches(".record-copy") || button.dataset.copies) copy();
    } else if (button.matches(".record-left a")) {
      const control = document.getElementById(button.hash.slice(1));
      const folded = control.closest("details");
      if (folded) folded.open = true;
      event.preventDefault();
      seen.add("*");
      update();
      (control.matches("input, select, textarea") ? control : control.querySelector("input:not([hidden]), select, textarea")).focus();
    } else if (button.matches(".record-throw")) {
      if (!confirm(words.throw_sure)) return;
      try {
        localStorage.removeItem(key());
      } catch {
        // Nothing was kept.
      }
      seen.clear();
      for (const control of form.querySelectorAll("input, textarea")) control.proposed = undefined;
      at("#record-id").value = "";
      own.fillForm(original ? own.withOrigins(original.tree) : {}, { isOriginal: Boolean(original) });
      update({ isKept: false });
      tell(words.thrown);
      scrollTo(0, 0);
    } else if (button.matches(".record-open")) {
      const chosen = at("#record-which").value;
      if (chosen) location.search = `?record=${encodeURIComponent(chosen)}`;
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // ---- the beginning

  own.withOrigins = (tree) => {
    if (tree.keys) return Object.fromEntries(tree.keys.map(([name, , inner]) => [name, own.withOrigins(inner)]));
    if (!tree.items) return tree.text;
    return tree.items.map(([, inner], index) => {
      const value = own.withOrigins(inner);
      if (typeof value === "object") value[own.ORIGIN] = index;
      return value;
    });
  };

  own.open = (file, name) => {
    original = file;
    id = name;
    own.fillForm(own.withOrigins(file.tree), { isOriginal: true });
    first = Object.fromEntries(Object.entries(valuesIn(form, record.fields)).map(([name, value]) => [name, JSON.stringify(value)]));
  };

  const show = () => {
    form.classList.replace("waiting", "ready");
    at(".record-end").hidden = false;
    if (original) at(".record-id").hidden = true;
    // Where they can't come, the checks that read the file later say what is there twice.
    else form.addEventListener("focusin", () => own.meet().catch(() => {}), { once: true });
    const isDraft = bringBack();
    follow();
    update({ isKept: isDraft });
    if (isDraft) tell(words.draft_back);
  };

  for (const element of blanks.keys()) {
    rowsOf(element).forEach((row) => row.remove());
    number(element);
    if (fieldOf(element).required) addRow(element);
  }
  const wanted = new URLSearchParams(location.search).get("record");
  const heading = document.querySelector("main h1");
  const languageLink = document.querySelector("a.lang");
  const begin = async () => {
    form.classList.add("waiting");
    if (!wanted) {
      if (folder === "contacts") return;
      show();
      return;
    }
    if (languageLink) languageLink.search = location.search;
    if (location.protocol === "file:") {
      const link = document.createElement("a");
      link.href = link.textContent = `${document.querySelector("link[rel=canonical]").href}?record=${encodeURIComponent(wanted)}`;
      tell(words.from_folder, link);
      return;
    }
    tell(words.fetching);
    try {
      const answer = await fetch(`${form.dataset.base}records/${folder}/${encodeURIComponent(wanted)}.json`);
      if (answer.status === 404) {
        tell(words.unknown_record.replace("{}", () => wanted));
        if (folder !== "contacts") show();
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      own.open(await answer.json(), wanted);
      heading.textContent = say("correct", titleOf(own.withOrigins(original.tree)));
      document.title = `${heading.textContent} – ${document.title.split(" – ").at(-1)}`;
    } catch {
      tell(words.not_fetched);
      return;
    }
    tell("");
    show();
  };
  begin();
})();
