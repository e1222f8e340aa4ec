import { parse } from 'parse5';

interface Node {
  readonly nodeName: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

const attributesOf = (node: Node) => new Map((node.attrs ?? []).map(({ name, value }) => [name, value]));

function everyNode(html: string): Node[] {
  const all: Node[] = [];
  const take = (node: Node): void => {
    all.push(node);
    node.childNodes?.forEach(take);
  };
  take(parse(html));
  return all;
}

/** A place that our pages may lead to: within, or to another site in the open. */
const place = /^(?:\/(?!\/)|#|\?|mailto:|tel:|https:\/\/)/;

/** What a page holds that the policy would have to allow by name, or that leads somewhere it must not. */
export function inlineIn(html: string): string[] {
  return everyNode(html).flatMap((node) => {
    const { tagName } = node;
    const attrs = attributesOf(node);
    const found: string[] = [];
    if (/^(?:style|iframe|object|embed|base)$/.test(tagName ?? '')) found.push(`<${tagName}>`);
    if (tagName === 'script' && !attrs.get('src')?.startsWith('/assets/')) found.push('<script>');
    for (const [name, value] of attrs) {
      const isWrong =
        name === 'style' ||
        name.startsWith('on') ||
        (/^(?:href|action|formaction)$/.test(name) && !place.test(value)) ||
        (name === 'src' && !/^(?:\/(?!\/)|data:image\/)/.test(value));
      if (isWrong) found.push(`<${tagName} ${name}="${value}">`);
    }
    return found;
  });
}

export interface Field {
  readonly name: string;
  readonly type: string;
  /** What a browser would send for it untouched; for a choice, one of what can be chosen. */
  readonly values: readonly string[];
}

export interface Form {
  readonly action: string;
  readonly fields: readonly Field[];
}

/** The forms of a page that send something; one that saves as one types counts twice. */
export function formsIn(html: string): Form[] {
  return everyNode(html)
    .filter(({ tagName }) => tagName === 'form')
    .filter((form) => attributesOf(form).get('method')?.toLowerCase() === 'post')
    .flatMap((form) => {
      const attrs = attributesOf(form);
      const fields = fieldsIn(form);
      return [attrs.get('action'), attrs.get('data-save')]
        .filter((action) => action !== undefined)
        .map((action) => ({ action, fields }));
    });
}

function fieldsIn(form: Node): Field[] {
  const found = new Map<string, { type: string; values: string[] }>();
  const add = (name: string | undefined, type: string, values: readonly string[]) => {
    if (!name) return;
    const before = found.get(name);
    if (before) before.values.push(...values);
    else found.set(name, { type, values: [...values] });
  };
  const look = (node: Node): void => {
    const attrs = attributesOf(node);
    const name = attrs.get('name');
    if (node.tagName === 'input') add(name, attrs.get('type') ?? 'text', [attrs.get('value') ?? '']);
    if (node.tagName === 'button') add(name, 'button', [attrs.get('value') ?? '']);
    if (node.tagName === 'textarea') add(name, 'textarea', [textIn(node)]);
    if (node.tagName === 'select') add(name, 'select', optionsIn(node));
    node.childNodes?.forEach(look);
  };
  look(form);
  return [...found].map(([name, field]) => ({ name, ...field }));
}

const textIn = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textIn).join('');

const optionsIn = (node: Node): string[] =>
  (node.childNodes ?? []).flatMap((child) =>
    child.tagName === 'option' ? [attributesOf(child).get('value') ?? textIn(child)] : optionsIn(child),
  );
