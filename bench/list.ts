const forenames = ['Ada', 'Ben', 'Cleo', 'Dev', 'Esme', 'Finn', 'Gul', 'Hana', 'Ivo', 'Joy'];

/** A list of invented pupils with Arbor's headings, none of whom is on any roll. */
export function listOf(pupils: number, today: string): string {
  const year = Number(today.slice(0, 4)) - 8;
  const rows = Array.from({ length: pupils }, (_, at) =>
    [
      forenames[at % forenames.length],
      `Bench${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + (Math.floor(at / 26) % 26))}${at}`,
      '',
      'Year 3',
      '3 Bench',
      `${String((at % 28) + 1).padStart(2, '0')}/03/${year}`,
    ].join(','),
  );
  return ['First name,Last name,UPN,Year group,Registration form,Date of birth', ...rows].join('\r\n');
}
