declare class Part {}

export const Button: typeof Part;
export const CharacterCount: typeof Part;
export const Checkboxes: typeof Part;
export const ErrorSummary: typeof Part;
export const FileUpload: typeof Part;
export const NotificationBanner: typeof Part;
export const PasswordInput: typeof Part;
export const SkipLink: typeof Part;
export const Tabs: typeof Part;
export function createAll(part: typeof Part): void;
