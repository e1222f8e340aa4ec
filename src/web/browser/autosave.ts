// Saves long forms as one types, says so, and shows who else is writing. Without it the button saves just as well.

interface Reply {
  revision: number;
  others: string[];
  conflicts: { field: string; theirs: string; by: string; label: string }[];
  changed: Record<string, string>;
}

const quiet = 1200;
const pulse = 25_000;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-save]')) watch(form);

function watch(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>('[data-save-state]');
  const others = form.querySelector<HTMLElement>('[data-others]');
  const revision = form.elements.namedItem('revision') as HTMLInputElement;
  let timer: number | undefined;
  let busy = false;
  let unsaved = false;
  let leaving = false;

  const say = (text: string, trouble = false) => {
    if (!state || state.textContent === text) return;
    state.textContent = text;
    state.classList.toggle('save-state--trouble', trouble);
  };

  const save = async (): Promise<void> => {
    if (busy || leaving) return;
    busy = true;
    const sending = unsaved;
    unsaved = false;
    if (sending) say('Saving …');
    try {
      const answer = await fetch(form.dataset['save'] ?? '', {
        method: 'POST',
        body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
        headers: { accept: 'application/json' },
        redirect: 'error',
      });
      if (answer.status === 401) {
        unsaved = true;
        say(
          'You have been signed out. Press the button: sign in, and everything you typed is still here.',
          true,
        );
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      take((await answer.json()) as Reply, sending);
    } catch {
      unsaved = unsaved || sending;
      if (unsaved) say('Not saved yet: no connection. Keep this page open; it is tried again.', true);
    } finally {
      busy = false;
      if (unsaved) later();
    }
  };

  const take = (reply: Reply, sent: boolean) => {
    // With a conflict the old revision stays, so that the button asks the person what to keep.
    if (!reply.conflicts.length) revision.value = String(reply.revision);
    for (const [name, value] of Object.entries(reply.changed)) takeOver(name, value);
    if (others) others.textContent = reply.others.length ? whoIsHere(reply.others) : '';
    if (reply.conflicts.length) {
      const first = reply.conflicts[0]!;
      say(`${first.by} changed “${first.label}” as well. Save to see both and choose.`, true);
    } else if (sent) {
      say(`Saved at ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date())}`);
    }
  };

  // What somebody else wrote in a box that this person has not touched since.
  const takeOver = (name: string, value: string) => {
    const field = form.elements.namedItem(name);
    if (
      field instanceof HTMLTextAreaElement ||
      (field instanceof HTMLInputElement && field.type === 'text')
    ) {
      if (field !== document.activeElement && field.value === field.defaultValue) {
        field.value = value;
        field.defaultValue = value;
      }
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), quiet);
  };

  form.addEventListener('input', () => {
    unsaved = true;
    later();
  });
  form.addEventListener('change', () => {
    unsaved = true;
    later();
  });
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  addEventListener('pageshow', () => {
    leaving = false;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved && !leaving) event.preventDefault();
  });
  setInterval(() => void save(), pulse);
}

function whoIsHere(names: string[]): string {
  return `${new Intl.ListFormat('en-GB').format(names)} ${names.length > 1 ? 'are' : 'is'} writing here too. Nothing of either of you is lost.`;
}
