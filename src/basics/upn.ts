/** Letters that a UPN may hold: no I, O or S. The place of a letter is its value. */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

export type CheckedUpn =
  | { readonly ok: true; readonly upn: string | undefined; readonly temporary: boolean }
  | { readonly ok: false; readonly reason: string };

/**
 * A unique pupil number: check letter, 3 of the council, 4 of the school, 2 of the year, 3 in turn; a temporary one ends with
 * a letter. Blank is allowed (upn is then undefined). Never refused because of its council number: the published lists are
 * old and English only.
 */
export function checkUpn(text: string): CheckedUpn {
  const upn = text.replace(/[\s-]/g, '').toUpperCase();
  if (upn === '') return { ok: true, upn: undefined, temporary: false };
  if (upn.length !== 13) {
    return { ok: false, reason: `A UPN has 13 letters and numbers; this has ${upn.length}` };
  }
  if (!letters.includes(upn[0]!)) {
    return { ok: false, reason: 'A UPN begins with a letter, and never with I, O or S' };
  }
  if (!/^\d{11}$/.test(upn.slice(1, 12))) {
    return {
      ok: false,
      reason: 'Only the first and the last character of a UPN may be letters; check for O in place of 0',
    };
  }
  if (!/\d/.test(upn[12]!) && !letters.includes(upn[12]!)) {
    return {
      ok: false,
      reason: 'A UPN ends with a number, or with a letter other than I, O or S if it is temporary',
    };
  }
  const letter = checkLetter(upn.slice(1));
  if (letter !== upn[0]) {
    return {
      ok: false,
      reason: `With these numbers the UPN should begin with ${letter}, not ${upn[0]}; check each number`,
    };
  }
  return { ok: true, upn, temporary: !/\d$/.test(upn) };
}

/** The letter that the twelve characters after it call for. */
export function checkLetter(twelve: string): string {
  const sum = [...twelve].reduce((total, character, at) => total + (at + 2) * valueOf(character), 0);
  return letters[sum % 23]!;
}

function valueOf(character: string): number {
  return /\d/.test(character) ? Number(character) : letters.indexOf(character);
}
