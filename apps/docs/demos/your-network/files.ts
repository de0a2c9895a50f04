/** What a file of the reader's is for. */
export type FileRole = 'weights' | 'description' | 'inputs' | 'targets' | 'features' | 'names' | 'kernel' | 'gradients';

/** A file as it is given to the worker. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of one network: several weights are its checkpoints, several gradients follow each other. */
export type NetworkFiles = Readonly<Partial<Record<FileRole, readonly NamedFile[]>>>;

/** A place for files. */
export interface FilePlace {
  readonly role: FileRole;
  readonly label: string;
  readonly accept: string;
  readonly hint: string;
  /** Whether several files may stand in it. */
  readonly several?: boolean;
}

/** The places for files, in the order in which they are asked for. */
export const filePlaces: readonly FilePlace[] = [
  {
    role: 'weights',
    label: 'weights',
    accept: '.safetensors,.npz,.pt,.pth,.bin',
    hint: 'safetensors, npz or a state dict in .pt; several are checkpoints',
    several: true,
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
    hint: 'npy, [N, D], [N, T, D] or tokens [N, T]; not needed if the weights file holds “inputs”',
  },
  {
    role: 'targets',
    label: 'targets',
    accept: '.npy',
    hint: 'optional, npy, [N, C] or N classes: what eq. 1 predicts with',
  },
  {
    role: 'features',
    label: 'features',
    accept: '.npy',
    hint: 'optional, npy, [N, F], or [N·C, F] for the flattened kernel',
  },
  { role: 'names', label: 'feature names', accept: '.txt', hint: 'optional, a text file, a line each' },
  {
    role: 'kernel',
    label: 'kernel',
    accept: '.npy',
    hint: 'in place of a network: npy, symmetric, [M, M], made elsewhere',
  },
  {
    role: 'gradients',
    label: 'gradients',
    accept: '.npy',
    hint: 'in place of a network: npy, [N, k]; the kernel is G Gᵀ',
    several: true,
  },
];
