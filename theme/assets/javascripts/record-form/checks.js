// What is still to do, and what to look at again: said of a field in the words of the checks that read the file later.
(() => {
  const own = (self.recordForm ??= {});
  const SIDES = ["fr", "en"];
  const BILINGUAL = ["line", "text", "slug", "addresses"];

  /** Everything that is wrong or doubtful, each with the control or group that it is about. */
  own.problems = (state) => {
    const { data, record, values, form, language } = state;
    const problems = [];
    const add = (at, kind, text) => problems.push({ at, kind, text });
    const wrong = (at, code, filled) => add(at, "wrong", own.said(data, code, filled));
    const words = data.words;

    const side = (field, container, of, value) => {
      const control = own.sideOf(container, of);
      if (control.value.trim() === "") return;
      const reader = own.readers[field.form];
      if (reader && reader[0](value, language) === null) wrong(control, reader[1], { value });
      const size = [...value].length;
      if (field.longest && size > field.longest) wrong(control, "text-too-long", { length: size, limit: field.longest });
      if (["line", "text"].includes(field.form) && value === control.original) return;
      if (["line", "text"].includes(field.form)) for (const found of own.slips(data, value, of, field.form === "text", field.name, !form.querySelector("[data-field=editors_note]")?.contains(control))) add(control, found.kind, found.text);
    };

    const both = (field, element, value) => {
      const filled = SIDES.filter((of) => value[of]);
      if (filled.length === 1) add(own.sideOf(element, SIDES.find((of) => !value[of])), "wrong", words.both_needed);
      for (const of of SIDES) side(field, element, of, value[of]);
      if (filled.length === 2 && ["line", "text"].includes(field.form))
        for (const found of own.between(data, value, field.form === "text")) add(own.sideOf(element, found.of), found.kind, found.text);
    };

    const one = (field, element, value) => {
      const isNeeded = field.required && own.isEmpty(value);
      if (isNeeded && !field.many && !(field.form === "fields")) {
        const place = BILINGUAL.includes(field.form) ? own.sideOf(element, "fr") : element.querySelector("input, select, textarea");
        add(place, "wrong", words.needed);
      } else if (isNeeded) add(element.querySelector("input, select, textarea"), "wrong", field.form === "reference" ? words.choose_one : words.add_one);
      if (own.isEmpty(value)) return;
      if (field.many && field.form === "reference") return;
      if (field.many) {
        for (const row of value) {
          const place = own.elements.get(row);
          if (field.form === "fields") all(field.fields, place, row);
          else both(field, place, row);
        }
      } else if (field.form === "fields") all(field.fields, element, value);
      else if (BILINGUAL.includes(field.form)) both(field, element, value);
      else {
        const reader = own.readers[field.form];
        const control = element.querySelector("input, select, textarea");
        if (reader && reader[0](value, language) === null) wrong(control, reader[1], { value });
      }
    };

    const all = (fields, container, values_) => {
      for (const field of fields) one(field, own.elementOf(container, field), values_[field.name]);
    };

    all(record.fields, form, values);
    across(state, { add, wrong });
    return problems;
  };

  const DIGITS = /\d{4}/g;
  const number = (value, of) => {
    const [whole, rest] = value.split(".");
    const grouped = (whole.length > 4 || of === "en" ? whole.replace(/\B(?=(\d{3})+$)/g, of === "fr" ? "\u00a0" : ",") : whole);
    return rest ? `${grouped}${of === "fr" ? "," : "."}${rest}` : grouped;
  };
  const textsOf = (values) => [values.summary, values.context, ...values.objectives, ...values.results, ...values.next_steps].filter((text) => text?.fr || text?.en);
  const folded = (title) => (title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");

  // A figure has a date only where the text, beside the number, names the year.
  const isTold = (figure, values) => {
    const years = new Set(figure.date.match(DIGITS));
    return SIDES.some((of) => {
      const written = new RegExp(`(?<![\\d,.])${number(figure.value, of).replace(/\./g, "\\.")}(?!\\d)`);
      const parts = textsOf(values).flatMap((text) => text[of].split(/\n\s*\n|\n(?=\s*[-*] )/)).filter((part) => written.test(part.replaceAll("\u202f", "\u00a0")));
      return [figure.label[of], ...parts].some((part) => (part.match(DIGITS) ?? []).some((year) => years.has(year)));
    });
  };

  const today = () => new Date().toLocaleDateString("en-CA");

  const ofCase = ({ data, values, form, original }, { wrong }) => {
    const at = (name) => form.querySelector(`#record-${name}`);
    const dates = [["as-of", values.as_of], ["started", values.started], ["reviewed", values.reviewed]].map(([name, date]) => [at(name), date]);
    for (const figure of values.figures) dates.push([own.elements.get(figure).querySelector("[data-field=date] input"), figure.date]);
    const reviewed = own.readers.date[0](values.reviewed);
    for (const [control, date] of dates) {
      if (!date || own.readers.period[0](date) !== date) continue;
      const begins = own.firstDay(date);
      if (begins > today()) wrong(control, "date-in-future", { date, limit: today() });
      else if (reviewed && begins > reviewed) wrong(control, "dates-out-of-order", { date, limit: reviewed });
    }
    for (const figure of values.figures)
      if (figure.date && figure.value && !isTold(figure, values))
        wrong(own.elements.get(figure).querySelector("[data-field=date] input"), "figure-date-not-told", { date: figure.date, value: figure.value, as_of: values.as_of });
    for (const id of values.communities) {
      const community = data.communities[id];
      const place = at(`communities-${id.toLowerCase()}`);
      if (!values.places.includes(community.place)) wrong(place, "community-elsewhere", { id, place: community.place });
      const texts = [values.title, values.started_event, ...textsOf(values), ...values.partners.map((one) => one.name), ...values.figures.map((one) => one.label), ...values.links.map((one) => one.label)];
      if (!SIDES.every((of) => texts.some((text) => text?.[of]?.split(/\s+/).join(" ").includes(community[of])))) wrong(place, "community-not-named", { id, place: community.place });
    }
    for (const link of values.links) {
      const { fr, en } = link.url;
      const isOf = (address, of) => own.pattern(own.checks.patterns[`version-${of}`]).test(address);
      const code = fr === en ? "link-in-one-language" : isOf(fr, "en") ? "link-to-en" : isOf(en, "fr") && "link-to-fr";
      if (fr && en && !link.language && code) wrong(own.elements.get(link).querySelector("[data-field=url] input"), code, { words: fr });
    }
    const called = new Set();
    for (const call of values.contacts) {
      const row = own.elements.get(call);
      const control = row.querySelector("[data-field=contact] select");
      const key = JSON.stringify([call.contact, call.unit?.fr || call.unit?.en ? call.unit : call.lead]);
      if (call.contact && called.has(key)) wrong(control, "listed-twice", { id: call.contact, field: "contacts" });
      called.add(key);
      const units = data.units[call.contact] ?? [];
      if (call.unit.fr && call.unit.en && !units.some((unit) => unit.fr === call.unit.fr && unit.en === call.unit.en))
        wrong(own.sideOf(own.elementOf(row, { name: "unit" }), "fr"), "unit-of-nobody", { words: call.unit.fr, id: call.contact, known: [...new Set(units.map((unit) => unit.fr))].join("; ") });
      if (call.inferred === "true" && own.isEmpty(call.reason)) wrong(row.querySelector("[data-field=inferred] input"), "inferred-without-reason");
    }
    if (original) return;
    for (const of of SIDES) {
      const title = folded(values.title[of]);
      const same = title && Object.entries(data.others).find(([, other]) => folded(other.title[of]) === title);
      if (same) wrong(own.sideOf(own.elementOf(form, { name: "title" }), of), "same-title", { other: `data/casestudies/${same[0]}.yml` });
      const control = own.sideOf(own.elementOf(form, { name: "slug" }), of);
      if (data.taken.includes(control.value)) wrong(control, "duplicate-slug", { slug: control.value, language: of, other: "…" });
    }
  };

  const ofContact = ({ values, form }, { wrong }) => {
    const kind = form.querySelector("#record-kind");
    const missing = values.kind === "member" ? [["people", !values.people.length], ["order", !values.order]] : [["email", !values.email]];
    const dated = (one) => one.as_printed || !own.isEmpty(one.verified);
    if (values.email && !dated(values)) missing.push(["as_printed", true]);
    for (const [field, is] of missing) if (values.kind && is) wrong(kind, "incomplete-contact", { kind: values.kind, field });
    for (const person of values.people) {
      const row = own.elements.get(person);
      const first = row.querySelector("input, textarea");
      if (!dated(person)) wrong(row.querySelector("[data-field=as_printed] input"), "incomplete-contact", { kind: values.kind, field: "as_printed" });
      if (!person.name && own.isEmpty(person.role)) wrong(first, "incomplete-contact", { kind: values.kind, field: "role" });
    }
  };

  const across = (state, say) => {
    const { data, id, original, form, values } = state;
    if (!original) {
      const control = form.querySelector("#record-id");
      if (!id) say.add(control, "wrong", data.words.needed);
      else if (own.readers.slug[0](id) === null) say.wrong(control, "bad-slug", { value: id, slug: id });
      else if (data.taken.includes(id)) say.add(control, "wrong", data.words.id_taken);
    }
    if (values.subtype !== undefined) ofCase(state, say);
    else ofContact(state, say);
  };

  /** What a check says of a code, with its words filled in. */
  own.said = (data, code, filled = {}) => {
    const text = data.checks.said[code] ?? code;
    return text.replace(/\{(\w+)\}/g, (whole, name) => filled[name] ?? "…");
  };

})();
