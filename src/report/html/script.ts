/**
 * The script of the report page: filters, the three views, and the tie between a change and its card. It reads the page
 * and toggles attributes; it never builds markup. Without it the page shows everything and hides the tool bar.
 */
export const SCRIPT = `
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = document.querySelector('.tools');
  const form = tools.querySelector('form');
  const cards = all('.card').map((node) => ({
    node,
    row: node.closest('.row'),
    text: ((node.closest('.row') || node).textContent + ' ' + node.dataset.rule).toLowerCase(),
  }));
  const marks = new Map();
  for (const mark of all('[data-c]')) {
    const list = marks.get(mark.dataset.c);
    if (list) list.push(mark);
    else marks.set(mark.dataset.c, [mark]);
  }
  const marksOf = (card) => marks.get(card.id) || [];
  const rows = all('.row');
  const folds = all('.fold');
  const files = all('.file');

  const filter = () => {
    const words = form.words.value.trim().toLowerCase();
    const rule = form.rule.value;
    const safety = new Set(all('[name=safety]:checked', form).map((box) => box.value));
    const active = words !== '' || rule !== '' || safety.size < 3;
    let shown = 0;
    for (const { node, text } of cards) {
      const match = (!rule || node.dataset.rule === rule) && safety.has(node.dataset.safety) && text.includes(words);
      node.hidden = !match;
      if (match) shown++;
      for (const mark of marksOf(node)) mark.classList.toggle('off', !match);
    }
    const live = (root) => root.querySelector('.card:not([hidden])') !== null;
    for (const row of rows) row.hidden = active && !row.closest('.fold') && !live(row);
    for (const fold of folds) fold.hidden = active;
    for (const file of files) file.hidden = active && !live(file);
    form.querySelector('output').textContent = shown + ' of ' + cards.length + ' findings shown';
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) {
      form.reset();
      filter();
      view();
    }
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    target.scrollIntoView({ block: 'center' });
  };

  const view = () => { document.documentElement.dataset.view = form.view.value; };

  let waiting = 0;
  form.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => { filter(); view(); });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', reveal);

  let lit = [];
  const light = (event) => {
    for (const node of lit) node.classList.remove('on');
    const card = event.target.closest('.card');
    lit = card ? marksOf(card) : [];
    for (const node of lit) node.classList.add('on');
  };
  document.addEventListener('pointerover', light);
  document.addEventListener('focusin', light);

  tools.hidden = false;
  filter();
  view();
  reveal();
})();
`;
