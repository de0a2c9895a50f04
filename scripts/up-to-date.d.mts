export interface UpToDate {
  readonly is: () => boolean;
  readonly keep: (since: number) => void;
}
export function upToDate(root?: string): UpToDate;
