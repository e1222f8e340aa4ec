export type Segment = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond this many pairs of words a comparison would be slow, and the whole middle is shown as replaced. */
const mostPairs = 4_000_000;

/** Word by word, what was taken out and what was put in. Joined without the added ones it gives the text before. */
export function differencesInText(before: string, after: string): Segment[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  const most = Math.min(old.length, young.length);
  let head = 0;
  while (head < most && old[head] === young[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail++;
  const segments: Segment[] = old.slice(0, head).map((text) => ({ kind: 'same', text }));
  segments.push(...middle(old.slice(head, old.length - tail), young.slice(head, young.length - tail)));
  segments.push(...old.slice(old.length - tail).map((text): Segment => ({ kind: 'same', text })));
  return joined(segments);
}

function middle(old: string[], young: string[]): Segment[] {
  const removed = old.map((text): Segment => ({ kind: 'removed', text }));
  const added = young.map((text): Segment => ({ kind: 'added', text }));
  if (old.length * young.length > mostPairs || !old.length || !young.length) return [...removed, ...added];
  const width = young.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let at = old.length - 1; at >= 0; at--) {
    for (let to = young.length - 1; to >= 0; to--) {
      longest[at * width + to] =
        old[at] === young[to]
          ? longest[(at + 1) * width + to + 1]! + 1
          : Math.max(longest[(at + 1) * width + to]!, longest[at * width + to + 1]!);
    }
  }
  const segments: Segment[] = [];
  let [at, to] = [0, 0];
  while (at < old.length && to < young.length) {
    if (old[at] === young[to]) segments.push({ kind: 'same', text: old[(to++, at++)]! });
    else if (longest[(at + 1) * width + to]! >= longest[at * width + to + 1]!) segments.push(removed[at++]!);
    else segments.push(added[to++]!);
  }
  return [...segments, ...removed.slice(at), ...added.slice(to)];
}

function joined(segments: Segment[]): Segment[] {
  const result: { kind: Segment['kind']; text: string }[] = [];
  for (const { kind, text } of segments) {
    const last = result.at(-1);
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}

/** Words with the space that follows them, so that joining gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
