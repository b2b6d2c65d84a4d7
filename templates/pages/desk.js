/* What the desk does beyond links and forms: theme, keys, selection, sending once. Everything works without it. */
(() => {
  'use strict';
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const chosen = root.dataset.theme;
    root.dataset.bsTheme = chosen === 'dark' || (chosen !== 'light' && dark.matches) ? 'dark' : 'light';
  };
  paint();
  dark.addEventListener('change', paint);

  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  document.addEventListener('DOMContentLoaded', () => {
    document.body.addEventListener('htmx:configRequest', (event) => {
      event.detail.headers['x-csrf-token'] = one('meta[name=csrf]')?.content ?? '';
    });
    for (const list of all('form[data-list]')) selection(list);
    for (const form of all('form[data-live]')) live(form);
    if (window.matchMedia('(max-width: 48rem)').matches) for (const fold of all('.list-fold')) fold.open = false; // the rows come first
    const place = one('.desk-rail [aria-current]');
    if (place) one('.desk-rail ul').scrollLeft = place.offsetLeft - place.offsetWidth; // on a phone the places stand in a row
    const target = one('form[data-drop]');
    if (target) dropping(target);
    document.body.addEventListener('htmx:sendError', () => unreachable(true));
    document.body.addEventListener('htmx:afterOnLoad', () => unreachable(false));
    document.body.addEventListener('htmx:beforeSwap', wrongPart);
    document.addEventListener('submit', connected);
    document.addEventListener('submit', once);
    document.addEventListener('submit', waits);
    sameForm();
    document.addEventListener('click', closeMenus);
  });

  /** What follows something that goes on says so when the server does not answer, and goes on asking. */
  function unreachable(is) {
    const told = one('#unreachable');
    if (told) told.hidden = !is;
  }

  /** What went wrong with a part of a page is said where it would have stood; what is there stays, and the next good answer takes it away. */
  function wrongPart(event) {
    const { xhr, target } = event.detail;
    const place = target?.closest('table') ?? target;
    if (!place) return;
    const before = place.previousElementSibling;
    if (before?.dataset.wrongPart !== undefined) before.remove();
    if (xhr.status < 400) return;
    const told = document.createElement('div');
    told.className = 'desk-error is-small';
    told.setAttribute('role', 'alert');
    told.dataset.wrongPart = '';
    told.innerHTML = xhr.responseText;
    place.before(told);
  }

  /** A form that is gone back to is that form, not a new one: what was sent of it already is known. */
  function sameForm() {
    const fields = all('input[name=once]');
    const [how] = performance.getEntriesByType('navigation');
    const shown = window.history.state?.once;
    if (how?.type === 'back_forward' && shown) fields.forEach((field) => (field.value = shown));
    else if (fields[0]) window.history.replaceState({ ...window.history.state, once: fields[0].value }, '');
  }

  window.addEventListener('pageshow', () => all('form[data-sent]').forEach((form) => delete form.dataset.sent));

  /** Without a connection a form stays where it is, with all that was typed, and says so. */
  function connected(event) {
    const told = one('#offline');
    if (!told || navigator.onLine || event.target.method !== 'post') return;
    event.preventDefault();
    told.hidden = false;
    told.focus();
  }
  window.addEventListener('online', () => one('#offline')?.setAttribute('hidden', ''));

  /** A form is sent once, however often the button is pressed. */
  function once(event) {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (event.submitter?.formTarget) return; // its answer is shown in a frame; this page stays
    if (form.dataset.sent !== undefined) event.preventDefault();
    form.dataset.sent = '';
    window.setTimeout(() => delete form.dataset.sent, 10000);
  }

  /** What may take long to work out says so, after a moment in which it may also be there. */
  function waits(event) {
    if (event.defaultPrevented || event.target.dataset.waits === undefined) return;
    window.setTimeout(() => (one('#waits').hidden = false), 400);
  }
  window.addEventListener('pageshow', () => one('#waits')?.setAttribute('hidden', ''));

  function closeMenus(event) {
    for (const menu of all('details.desk-menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  }

  /** Files that are dropped anywhere on the page go into its form. */
  function dropping(form) {
    const main = one('main');
    const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
    const over = (event, is) => {
      if (!carries(event)) return;
      event.preventDefault();
      main.classList.toggle('is-dropping', is);
    };
    main.addEventListener('dragover', (event) => over(event, true));
    main.addEventListener('dragleave', (event) => over(event, false));
    main.addEventListener('drop', (event) => {
      over(event, false);
      if (!carries(event) || event.dataTransfer.files.length === 0) return;
      one('input[type=file]', form).files = event.dataTransfer.files;
      form.submit();
    });
  }

  /** A text that is shown beside as it is typed, with what is wrong with it; a blank goes where the cursor is. */
  function live(form) {
    let wait = 0;
    let field = all('[data-blank-target]', form).at(-1);
    const show = () => {
      if (form.dataset.sent !== undefined) return; // it is on its way: nothing may overtake it
      form.requestSubmit(one('[data-live-button]', form));
      window.htmx?.ajax('POST', form.dataset.liveCheck, { source: form, target: '#template-check', swap: 'innerHTML' });
    };
    const soon = () => {
      window.clearTimeout(wait);
      wait = window.setTimeout(show, 400);
    };
    if (one('[data-live-button]', form) === null) return;
    form.addEventListener('input', soon);
    for (const target of all('[data-blank-target]', form)) target.addEventListener('focus', () => (field = target));
    for (const button of all('[data-blank]', form)) {
      button.addEventListener('click', () => {
        field.setRangeText(button.dataset.blank, field.selectionStart, field.selectionEnd, 'end');
        field.focus();
        soon();
      });
    }
  }

  function selection(list) {
    const boxes = all('input[name=id]', list);
    const head = one('[data-select-all]', list);
    const told = one('[data-selected]', list);
    let last = null;
    const count = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      if (told) {
        told.hidden = ticked === 0;
        one('[data-count]', told).textContent = String(ticked);
      }
      if (head) {
        head.checked = ticked === boxes.length && ticked > 0;
        head.indeterminate = ticked > 0 && ticked < boxes.length;
      }
    };
    head?.addEventListener('change', () => {
      boxes.forEach((box) => (box.checked = head.checked));
      count();
    });
    boxes.forEach((box, at) => {
      box.addEventListener('click', (event) => {
        if (event.shiftKey && last !== null) {
          const [from, to] = [Math.min(last, at), Math.max(last, at)];
          for (let i = from; i <= to; i += 1) boxes[i].checked = box.checked;
        }
        last = at;
        count();
      });
    });
    count();
  }

  /* Keys: `/` searches, `?` shows the keys, j and k walk the rows, x selects, Enter opens, g and a letter goes. */
  let going = false;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith('Arrow') && found(event)) return event.preventDefault();
    if (event.target.closest('input, select, textarea, [contenteditable]')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === 'Escape') all('details.desk-menu[open]').forEach((menu) => (menu.open = false));
    if (going) {
      going = false;
      const at = { t: 0, i: 1, m: 2, c: 3, r: 4 }[event.key];
      const rail = all('.desk-rail a');
      if (at !== undefined && rail[at]) rail[at].click();
      return;
    }
    const done = act(event.key);
    if (done) event.preventDefault();
  });

  /** Down from the search box walks what was found, and up again. */
  function found(event) {
    const form = event.target.closest('.desk-search');
    const links = form ? all('.desk-found a', form) : [];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (links.length === 0 || by === undefined) return false;
    const at = links.indexOf(event.target) + by;
    (at < 0 ? one('[data-key-search]', form) : links[Math.min(at, links.length - 1)]).focus();
    return true;
  }

  function act(key) {
    if (key === '/') return focusOn(one('[data-key-search]'));
    if (key === '?') return showKeys();
    if (key === 'g') return (going = true);
    // a page without rows may lead to what stands beside it in its list
    if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1) || click(one(`[data-key="${key}"]`));
    const current = one('tr.is-current');
    const own = current && one(`[data-row-key="${CSS.escape(key)}"]`, current);
    if (own) return click(own);
    if (current && key === 'x') return click(one('input[name=id]', current));
    if (current && key === 'Enter') return click(one('a', current));
    return click(one(`[data-key="${CSS.escape(key)}"]`));
  }

  function focusOn(field) {
    field?.focus();
    return Boolean(field);
  }

  function click(target) {
    target?.click();
    return Boolean(target);
  }

  function showKeys() {
    const dialog = one('#keys');
    const own = one('#page-keys');
    if (!dialog) return false;
    own.replaceChildren(
      ...[...all('[data-key]'), ...all('[data-row-key]').slice(0, 1)].map((target) => {
        const line = document.createElement('div');
        const key = document.createElement('kbd');
        key.textContent = target.dataset.key ?? target.dataset.rowKey;
        line.append(key, ` ${target.textContent.trim()}`);
        return line;
      }),
    );
    dialog.showModal();
    return true;
  }

  /* A row that shows its details beside the list is the current one as soon as it is looked at. */
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest('[data-walk] tr[data-row]');
    if (row) all('tr[data-row]').forEach((one) => one.classList.toggle('is-current', one === row));
  });

  function walk(by) {
    const rows = all('tr[data-row]');
    if (rows.length === 0) return false;
    const at = rows.findIndex((row) => row.classList.contains('is-current'));
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    rows.forEach((row) => row.classList.toggle('is-current', row === next));
    next.scrollIntoView({ block: 'nearest' });
    one('a', next)?.focus({ preventScroll: true });
    return true;
  }
})();
