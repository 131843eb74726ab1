// The card and the page as they will look, near enough to read them once more.
(() => {
  const own = (self.recordForm ??= {});
  let side = null;

  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text instanceof Node) element.append(text);
    else if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const INLINE = /\*\*(?=\S)([^*\n]+)\*\*|\*(?=[^\s*])([^*\n]+)\*|\[([^\[\]\n]+)\]\(([^()\s]+)\)/;
  const inline = (text) => {
    const part = document.createDocumentFragment();
    let rest = text;
    for (let match = rest.match(INLINE); match; match = rest.match(INLINE)) {
      part.append(rest.slice(0, match.index));
      // A link is shown, and leads nowhere: nobody has read the address yet.
      part.append(match[1] ? make("strong", match[1]) : match[2] ? make("em", match[2]) : make("u", match[3]));
      rest = rest.slice(match.index + match[0].length);
    }
    part.append(rest);
    return part;
  };

  const markdown = (text) =>
    text.split(/\n\s*\n/).filter(Boolean).map((block) => {
      const lines = block.split("\n");
      if (!lines.every((line) => /^\s*(?:[-*+]|\d+[.)])\s+|^\s{2,}\S/.test(line))) return make("p", inline(lines.join(" ")));
      const list = make(/^\s*\d/.test(lines[0]) ? "ol" : "ul");
      for (const line of lines) {
        const item = line.match(/^\s*(?:[-*+]|\d+[.)])\s+(.*)$/);
        if (item) list.append(make("li", inline(item[1])));
        else list.lastChild?.append(" ", inline(line.trim()));
      }
      return list;
    });

  const chosen = (form, field, value) => value && form.querySelector(`#record-${field} option[value="${CSS.escape(value)}"]`)?.textContent;
  const ticked = (form, field, values) => values.map((value) => form.querySelector(`#record-${field}-${CSS.escape(value.toLowerCase())}`).parentElement.textContent.trim()).join(", ");

  const quantity = (figure, of) => `${Number(figure.value).toLocaleString(`${of}-CA`)}${{ percent: of === "fr" ? "\u00a0%" : "%", dollars: of === "fr" ? "\u00a0$" : "" }[figure.unit] ?? ""}`;
  const priced = (figure, of) => (figure.unit === "dollars" && of === "en" ? `$${quantity(figure, of)}` : quantity(figure, of));

  const card = (values, form, of) => {
    const colours = form.querySelector("#record-model").selectedOptions[0].dataset.colours ?? "";
    const item = make("li", "", `card ${colours}`);
    const figure = values.figures.find((one) => one.lead === "true") ?? values.figures[0];
    const told = figure?.value ? make("p", make("b", priced(figure, of))) : make("p", values.summary[of]);
    if (figure?.value) told.append(` ${figure.label[of]}`);
    const facts = [chosen(form, "kind", values.kind), chosen(form, "subtype", values.subtype), ticked(form, "places", values.places)];
    item.append(make("p", chosen(form, "model", values.model), "tag"), make("p", values.title[of], "card-title"), told, make("p", facts.filter(Boolean).join(" · "), "card-facts"));
    const list = make("ul", item, "cards");
    return list;
  };

  const page = (values, data, of) => {
    const parts = [make("h4", values.title[of] || "…"), make("p", values.summary[of], "lead")];
    const listed = (title, items) => {
      if (!items.length) return;
      const list = make("ul");
      for (const item of items) list.append(make("li", inline(item)));
      parts.push(make("h5", title), list);
    };
    const words = data.page;
    listed(words.figures, values.figures.filter((one) => one.value).map((one) => `**${priced(one, of)}** ${one.label[of]}`));
    listed(words.results, values.results.map((one) => one[of]).filter(Boolean));
    listed(words.next_steps, values.next_steps.map((one) => one[of]).filter(Boolean));
    if (values.context[of]) parts.push(make("h5", words.context), ...markdown(values.context[of]));
    listed(words.objectives, values.objectives.map((one) => one[of]).filter(Boolean));
    listed(words.partners, values.partners.map((one) => one.name[of]).filter(Boolean));
    listed(words.links, values.links.map((one) => one.label[of]).filter(Boolean));
    return parts;
  };

  const person = (values, of) => {
    const parts = [make("h4", values.name[of] || "…"), ...markdown(values.description?.[of] ?? "")];
    for (const one of values.people) {
      const lines = [one.name, one.role?.[of], one.unit?.[of], [one.telephone, one.extension].filter(Boolean).join(" x"), one.mobile, one.email].filter(Boolean);
      parts.push(make("p", lines.join(", ")));
    }
    if (values.email) parts.push(make("p", values.email));
    return parts;
  };

  own.preview = (state) => {
    const { place, data, values, language, form, folder } = state;
    side ??= language;
    const looks = make("div", "", "record-looks");
    for (const of of ["fr", "en"]) {
      const button = make("button", data.words[`in_${of}`], "btn quiet s");
      button.type = "button";
      button.setAttribute("aria-pressed", String(side === of));
      button.addEventListener("click", () => {
        side = of;
        own.preview(state);
        place.querySelector("[aria-pressed=true]").focus();
      });
      looks.append(button);
    }
    const shown = make("div", "", "record-page");
    shown.lang = side;
    if (folder === "casestudies") shown.append(card(values, form, side), ...page(values, data, side));
    else shown.append(...person(values, side));
    place.replaceChildren(looks, shown);
  };
})();
