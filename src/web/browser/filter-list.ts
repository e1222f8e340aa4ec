// Shortens a list as one types. The names never leave the page; without it the whole list stands there.

for (const box of document.querySelectorAll<HTMLElement>('[data-filter-box]')) {
  const input = box.querySelector<HTMLInputElement>('[data-filter]');
  const list = document.getElementById(input?.dataset['filter'] ?? '');
  if (!input || !list) continue;
  box.hidden = false;
  input.addEventListener('input', () => shorten(list, input.value, box.querySelector('[data-filter-says]')));
  if (input.value) shorten(list, input.value, null);
}

function shorten(list: HTMLElement, typed: string, says: Element | null): void {
  const words = plain(typed).split(' ').filter(Boolean);
  let left = 0;
  for (const row of list.querySelectorAll<HTMLElement>('li')) {
    const name = plain(row.textContent ?? '');
    row.hidden = !words.every((word) => name.includes(word));
    if (!row.hidden) left += 1;
  }
  for (const group of list.querySelectorAll<HTMLElement>('[data-filter-group]'))
    group.hidden = !group.querySelector('li:not([hidden])');
  if (says) says.textContent = words.length ? `${left} ${left === 1 ? 'child' : 'children'}` : '';
}

/** Lower case, without accents, so that 'jose' finds José. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
