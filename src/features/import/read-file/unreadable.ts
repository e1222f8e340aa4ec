export interface UnreadableFile {
  reason:
    'empty' | 'excel' | 'old-excel' | 'pdf' | 'other' | 'no-rows' | 'one-column' | 'open-quote' | 'too-long';
  /** What to do, in plain words. */
  message: string;
}

const saveAsCsv =
  'Open it in Excel, choose Save as, choose "CSV UTF-8 (Comma delimited)", and choose the new file here.';

/** Takes the bytes of a file and gives what to do when they cannot be a list of rows; nothing when they may be text. */
export function whyUnreadable(bytes: Uint8Array): UnreadableFile | undefined {
  if (bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)) {
    return { reason: 'empty', message: 'The file is empty. Export the list again and choose that file.' };
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return isWorkbook(bytes)
      ? { reason: 'excel', message: `This is an Excel workbook. Save it as CSV first. ${saveAsCsv}` }
      : { reason: 'other', message: 'This is a zip file. Unpack it and choose the CSV file inside.' };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return {
      reason: 'old-excel',
      message: `This is an older Excel workbook. Save it as CSV first. ${saveAsCsv}`,
    };
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) {
    return { reason: 'pdf', message: 'This is a PDF. Export the list as CSV instead and choose that file.' };
  }
  if (looksBinary(bytes)) {
    return {
      reason: 'other',
      message: 'This is not a list that we can read. Export the list as CSV and choose that file.',
    };
  }
  return undefined;
}

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, at) => bytes[at] === byte);

function isWorkbook(bytes: Uint8Array): boolean {
  // A zip keeps its list of names at the end; the first entry of a workbook also tells.
  const ends = [bytes.subarray(0, 8192), bytes.subarray(-8192)].map((part) =>
    Buffer.from(part).toString('latin1'),
  );
  return ends.some((names) => /xl\/|\[Content_Types\]\.xml/.test(names));
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  let odd = 0;
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
    else if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(byte)) odd += 1;
  });
  const unicode = wide || Math.max(...zeros) > sample.length * 0.35;
  const tooManyZeros = !unicode && zeros[0]! + zeros[1]! > 0;
  return tooManyZeros || odd > sample.length * 0.02;
}
