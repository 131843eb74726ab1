// The page of the list: shows the case studies that the reader chose as columns, or those that its address names.
(async () => {
  const whole = document.querySelector(".my-list");
  if (!whole) return;
  const said = whole.dataset;
  const sheet = 4; // so many are together in a table, and on a sheet
  const split = (text) => [...new Set((text ?? "").split(",").filter(Boolean))];

  // ---- the list: the reader's own, which the browser keeps, or one that somebody sent

  const kept = () => {
    try {
      return split(localStorage.getItem("my-list"));
    } catch {
      return null; // Storage is refused: the address holds the list.
    }
  };
  const named = () => new URLSearchParams(location.search).get("cases");
  const plain = location.pathname;
  const inAddress = (ids) => (ids.length ? `${plain}?cases=${ids.map(encodeURIComponent).join(",")}` : plain);
  let list = [];
  let isSent = false;
  let emptied = [];
  const read = () => {
    const own = kept();
    list = named() === null ? (own ?? []) : split(named());
    isSent = named() !== null && own !== null && String([...list].sort()) !== String([...own].sort());
  };

  // ---- what is known of case studies: each file has some, in the order of their ids, and is asked for when one is wanted

  const columns = {};
  const files = [...whole.querySelector(".list-files").content.children].map(({ dataset }) => ({ from: dataset.from, address: dataset.cases }));
  const fileOf = (id) => files.filter(({ from }) => from <= id).at(-1);
  const missing = () => [...new Set(list.map(fileOf))].filter((file) => file && !file.isHere);
  const bring = (wanted) =>
    Promise.all(
      wanted.map(async (file) => {
        Object.assign(columns, await (await fetch(file.address)).json());
        file.isHere = true;
      }),
    );

  read();
  try {
    await bring(missing());
  } catch {
    whole.querySelector(".list-off").textContent = said.failed;
    whole.classList.add("ready");
    return;
  }
  whole.querySelector(".list-off").remove();
  whole.append(document.importNode(whole.querySelector(".list-parts").content, true));
  const status = whole.querySelector("[role=status]");
  const tables = whole.querySelector(".list-tables");
  const tableTemplate = whole.querySelector(".list-table").content;
  const heading = document.getElementById("list");
  const numbers = new Intl.NumberFormat(`${document.documentElement.lang}-CA`);

  const keep = (ids) => {
    list = ids;
    isSent = false;
    let address = plain;
    try {
      if (ids.length) localStorage.setItem("my-list", ids);
      else localStorage.removeItem("my-list");
    } catch {
      address = inAddress(ids);
    }
    history.replaceState(null, "", address);
    show();
  };

  // ---- columns

  const put = (cell, html) => {
    cell.innerHTML = html; // Written by the templates of this site, in a file of this site.
    return cell;
  };
  const lengthOf = (cell) => cell.textContent.replace(/\s+/g, " ").trim().length;
  const removal = (id, head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "list-remove no-print";
    button.textContent = said.remove;
    const title = document.createElement("span");
    title.className = "vh";
    title.textContent = ` ${head.querySelector("a").textContent}`;
    button.append(title);
    button.addEventListener("click", () => {
      const place = list.indexOf(id);
      keep(list.filter((one) => one !== id));
      const left = whole.querySelectorAll(".list-remove");
      (left[Math.min(place, left.length - 1)] ?? heading).focus();
    });
    return button;
  };
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  // How wide the columns and how large the letters are, as playbook/pages/comparing.py has it for the tables that are ready.
  const forPaper = (table, lengths) => {
    const weights = lengths.map((column) => sum(column) ** 0.4);
    const shares = weights.map((weight) => Math.max(10, Math.round((weight / sum(weights)) * 20) * 5));
    for (const share of shares) {
      const column = document.createElement("col");
      column.className = `w${share}`;
      table.querySelector("colgroup").append(column);
    }
    const area = 0.00116 * sum(lengths[0].map((_, row) => Math.max(...lengths.map((column, index) => (column[row] * 100) / shares[index]))));
    const points = (-8.5 + Math.sqrt(8.5 ** 2 + 4 * area * 443)) / (2 * area);
    table.className = `t compare p${Math.max(50, Math.min(90, Math.floor(points * 2) * 5))}`;
  };
  const tableOf = (ids, number) => {
    const made = document.importNode(tableTemplate, true);
    const frame = made.querySelector(".scroll");
    if (number) frame.setAttribute("aria-label", `${frame.getAttribute("aria-label")} (${number + 1})`);
    const table = made.querySelector("table");
    const [head, ...bodies] = table.querySelectorAll("thead, tbody");
    for (const row of [head.rows[0], ...bodies.map((body) => body.rows[1]), table.querySelector("colgroup")]) row.replaceChildren();
    const lengths = ids.map((id) => {
      const [first, ...cells] = columns[id];
      const top = document.createElement("th");
      top.scope = "col";
      put(top, first);
      if (!isSent) top.append(removal(id, top));
      head.rows[0].append(top);
      bodies.forEach((body, row) => put(body.rows[1].insertCell(), cells[row]));
      return [top, ...bodies.map((body) => body.rows[1].lastElementChild)].map(lengthOf);
    });
    for (const body of bodies) body.rows[0].cells[0].colSpan = ids.length;
    forPaper(table, lengths);
    return made;
  };

  const languageLink = document.querySelector("a.lang");
  const counterpart = languageLink.href;
  const canonical = document.querySelector("link[rel=canonical]").href;
  // Whoever looks at the copy in a folder sends the address on the Web.
  const addressOf = (ids) => new URL(inAddress(ids).slice(plain.length), location.protocol === "file:" ? canonical : location.origin + plain);

  const show = () => {
    const wanted = missing();
    if (wanted.length) {
      bring(wanted).then(show, () => { status.textContent = said.failed; });
      return;
    }
    const there = list.filter((id) => Object.hasOwn(columns, id));
    const lost = list.filter((id) => !there.includes(id));
    const count = there.length > 1 ? said.many.replace("{}", numbers.format(there.length)) : there.length ? said.one : "";
    status.textContent = [count, lost.length ? said.unknown.replace("{}", () => lost.join(", ")) : ""].filter(Boolean).join(". ");
    whole.querySelector(".list-sent").hidden = !isSent;
    whole.querySelector(".list-empty").hidden = there.length > 0;
    whole.querySelector("[data-does=restore]").hidden = !emptied.length;
    whole.querySelector("[data-does=clear]").hidden = isSent;
    for (const part of whole.querySelectorAll(".list-do")) part.hidden = !there.length;
    const groups = [];
    for (let first = 0; first < there.length; first += sheet) groups.push(there.slice(first, first + sheet));
    tables.replaceChildren(...groups.map(tableOf));
    const address = String(addressOf(there));
    const mail = whole.querySelector(".list-mail");
    mail.href = `mailto:?subject=${encodeURIComponent(mail.dataset.subject)}&body=${encodeURIComponent(address)}`;
    document.documentElement.dataset.address = address; // Paper says it.
    languageLink.href = counterpart + (named() === null ? "" : location.search);
    whole.classList.add("ready");
  };

  // ---- what readers do

  // A spreadsheet would calculate what begins so (https://owasp.org/www-community/attacks/CSV_Injection).
  const field = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const textOf = (cell) => cell.innerText.trim().replace(/\s*\n\s*/g, "\n");
  const csv = () => {
    const rows = [...tables.querySelectorAll("table")].flatMap((table, number) => {
      const bodies = [...table.tBodies];
      const names = number ? [] : [[said.case, said.address, ...bodies.map((body) => textOf(body.rows[0]))]];
      const cases = [...table.tHead.rows[0].cells].map((head, column) => {
        const link = head.querySelector("a");
        return [link.textContent.trim(), link.href, ...bodies.map((body) => textOf(body.rows[1].cells[column]))];
      });
      return [...names, ...cases];
    });
    return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
  };
  let blob = "";
  const actions = {
    print: () => print(),
    csv: () => {
      URL.revokeObjectURL(blob); // not at once: some browsers are still reading it
      const link = document.createElement("a");
      link.href = blob = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
      link.download = `${said.file}.csv`;
      link.click();
    },
    copy: async () => {
      try {
        await navigator.clipboard.writeText(document.documentElement.dataset.address);
        status.textContent = said.copied;
      } catch {
        // The browser refuses: the address is shown where it can be copied.
        status.textContent = document.documentElement.dataset.address;
      }
    },
    clear: () => {
      emptied = list;
      keep([]);
      heading.focus();
    },
    restore: () => {
      keep(emptied);
      emptied = [];
      heading.focus();
      show();
    },
    keep: () => {
      keep([...new Set([...(kept() ?? []), ...list])]);
      heading.focus();
    },
  };
  whole.addEventListener("click", (event) => actions[event.target.closest("[data-does]")?.dataset.does]?.());
  const again = () => {
    read();
    show();
  };
  addEventListener("storage", again);
  addEventListener("pageshow", (event) => event.persisted && again());
  again();
})();
