import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

/**
 * Takes HTML; gives its parsed tree as lines of text, so that two pages compare as a browser would read them.
 * White space is one space and is nothing at the edges of an element; attributes are sorted; class order is kept.
 */
export function treeOf(html: string): string {
  return parseFragment(html)
    .childNodes.flatMap((node) => linesOf(node, ''))
    .join('\n');
}

function linesOf(node: DefaultTreeAdapterTypes.ChildNode, indent: string): string[] {
  if ('value' in node) {
    const text = node.value.replace(/\s+/g, ' ').trim();
    return text ? [`${indent}"${text}"`] : [];
  }
  if (!('tagName' in node)) return [];
  const attributes = node.attrs
    .map(({ name, value }) => ` ${name}="${value.replace(/\s+/g, ' ').trim()}"`)
    .toSorted()
    .join('');
  return [
    `${indent}<${node.tagName}${attributes}>`,
    ...node.childNodes.flatMap((child) => linesOf(child, `${indent}  `)),
  ];
}
