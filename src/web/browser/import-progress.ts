// Moves the bar while a list is being read, and goes on when it is done. Without it the page loads itself again.

interface Progress {
  done: number;
  total: number;
  ready: boolean;
}

const place = document.querySelector<HTMLElement>('[data-progress]');

if (place) void follow(place);

async function follow(within: HTMLElement): Promise<void> {
  const words = within.querySelector<HTMLElement>('[data-progress-words]');
  const bar = within.querySelector<SVGRectElement>('.meter__delivered');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    try {
      const answer = await fetch(within.dataset['progress'] ?? '', {
        headers: { accept: 'application/json' },
      });
      const { done, total, ready } = (await answer.json()) as Progress;
      if (ready) return location.reload();
      if (words && total > 0) words.textContent = `${done} of ${total}`;
      if (total > 0) bar?.setAttribute('width', String(Math.round((done / total) * 1000) / 10));
    } catch {
      // The network is away for a moment: the next look may find it again.
    }
  }
}
