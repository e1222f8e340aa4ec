// Narrows the shown list while a name is typed. Without scripts the form is sent instead.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-find-in]')) {
  const list = document.getElementById(form.dataset['findIn'] ?? '');
  const box = form.querySelector<HTMLInputElement>('input[type=search]');
  const said = document.getElementById('found');
  if (!list || !box) continue;
  const before = said?.textContent ?? '';
  const rows = [...list.querySelectorAll<HTMLElement>('tbody tr, li')].map((row) => ({
    row,
    words: wordsOf(row.querySelector('a, th')?.textContent ?? ''),
  }));
  box.addEventListener('input', () => {
    const typed = wordsOf(box.value);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !typed.every((part) => words.some((word) => word.startsWith(part)));
      if (!row.hidden) shown += 1;
    }
    if (said)
      said.textContent = typed.length ? `${shown} on this page; press Find to look among all` : before;
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s'’-]+/)
    .filter(Boolean);
}
