// Filters the directory of contacts, and keeps the choice in the address.
(() => {
  const form = document.querySelector(".directory-form");
  if (!form) return;

  const status = form.querySelector(".directory-status");
  const facets = [...form.querySelectorAll("select")];
  const groups = [...document.querySelectorAll(".directory-group")];
  const members = [...document.querySelectorAll(".member")];
  const languageLink = document.querySelector("a.lang");

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const has = (member, facet, value) => !value || member.dataset[facet.name].split(" ").includes(value);

  const fits = (member, but) => facets.every((facet) => facet === but || has(member, facet, facet.value));

  // A number says how many there would be if that were chosen, beside what the other lists say.
  const count = (facet) => {
    const others = members.filter((member) => fits(member, facet));
    for (const option of facet.options) {
      if (!option.value) continue;
      const number = others.filter((member) => has(member, facet, option.value)).length;
      option.textContent = `${option.dataset.name} (${number})`;
    }
  };

  const query = () => {
    const chosen = facets.filter((facet) => facet.value).map((facet) => [facet.name, facet.value]);
    return chosen.length ? `?${new URLSearchParams(chosen)}` : "";
  };

  const show = () => {
    for (const member of members) member.hidden = !fits(member);
    for (const group of groups) group.hidden = !group.querySelector(".member:not([hidden])");
    facets.forEach(count);
    const shown = members.filter((member) => !member.hidden).length;
    const words = shown ? status.dataset.shown : status.dataset.none;
    status.textContent = fill(words, { shown, total: members.length });
    if (languageLink) languageLink.search = query();
  };

  const remember = () => {
    show();
    try {
      history.pushState(null, "", location.pathname + query());
    } catch {
      // Some browsers refuse after many changes; the list is right all the same.
    }
  };

  const readAddress = () => {
    const given = new URLSearchParams(location.search);
    for (const facet of facets) {
      const value = given.get(facet.name) ?? "";
      facet.value = [...facet.options].some((option) => option.value === value) ? value : "";
    }
    show();
  };

  form.addEventListener("change", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const facet of facets) facet.value = "";
    remember();
  });
  addEventListener("popstate", readAddress);

  readAddress();
  // Only now does the form do something; what leads to headings could lead to hidden ones.
  document.querySelector(".jumps").hidden = true;
  form.hidden = false;
})();
