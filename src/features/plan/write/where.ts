import { paths } from '../../../paths.ts';

/** The page on which a field of a plan is answered, at the field itself. */
export function pageOf(document: { readonly id: string; readonly pupilId: string }, field: string): string {
  const [list, item] = field.split('.');
  const at = { document: document.id };
  if (field === 'recipients') return paths.pupilContacts({ pupil: document.pupilId });
  if (item && (list === 'outcome' || list === 'provision')) {
    return `${paths.planItem({ ...at, list: `${list}s`, item })}#${field.replaceAll('.', '-')}`;
  }
  if (list === 'outcome' || list === 'provision') return paths.plan(at);
  if (item) return `${paths.planTalk(at)}#${field.replaceAll('.', '-')}`;
  return `${paths.planWhole(at)}#${field}`;
}
