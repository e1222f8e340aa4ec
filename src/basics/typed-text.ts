// Nobody can type these: they come along when text is copied out of a PDF or another program, or are sent to do harm.
// NUL and lone surrogates cannot be kept by PostgreSQL; the other control characters break letters, calendars and lists; the two
// overrides show a text in another order than it has, so that a file or a name passes for another. Tabs and line ends stay, and so
// do the marks, isolates and joiners that Arabic, Hebrew, Bengali and emoji need.
const neverTyped = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e\ufffe\uffff]/g;

/** What somebody typed, without what nobody can type: decision 0008. */
export const asTyped = (text: string): string => text.toWellFormed().replaceAll(neverTyped, '');
