export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (Unicode text from Excel)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows (Western European)',
};
