/** What a file of the reader's is for. */
export type FileRole = 'weights' | 'description' | 'inputs' | 'features';

/** A file as it is given to the worker. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of one network. */
export type NetworkFiles = Readonly<Partial<Record<FileRole, NamedFile>>>;

/** The four places for files, in the order in which they are asked for. */
export const fileRoles: readonly {
  readonly role: FileRole;
  readonly label: string;
  readonly accept: string;
  readonly hint: string;
}[] = [
  {
    role: 'weights',
    label: 'weights',
    accept: '.safetensors,.npz',
    hint: 'safetensors or npz, from any framework',
  },
  {
    role: 'description',
    label: 'model.json',
    accept: '.json',
    hint: 'the layers in their order; not needed for the toy networks of the paper',
  },
  {
    role: 'inputs',
    label: 'inputs',
    accept: '.npy',
    hint: 'npy, axes [N, D]; not needed if the weights file holds “inputs”',
  },
  {
    role: 'features',
    label: 'features',
    accept: '.npy',
    hint: 'optional, npy, axes [N, F], or [N·C, F] for the flattened kernel: what the vectors are held against',
  },
];

/** What each of some dropped files is for, by its name; nothing for those that cannot be told. */
export function rolesOf(names: readonly string[]): (FileRole | undefined)[] {
  return names.map((name) => {
    if (/\.(safetensors|npz)$/i.test(name)) return 'weights';
    if (/\.json$/i.test(name)) return 'description';
    if (!/\.npy$/i.test(name)) return undefined;
    return /feature|label|concept/i.test(name) ? 'features' : 'inputs';
  });
}
