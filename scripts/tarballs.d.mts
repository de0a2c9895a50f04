/** A package of the workspace, as the checks know it. */
export interface WorkspacePackage {
  readonly path: string;
  readonly manifest: {
    readonly name: string;
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
  };
}

export function publishedPackages(): WorkspacePackage[];
export function tarballOf(manifest: { readonly name: string; readonly version: string }): string;
export function withDependencies(names: readonly string[]): WorkspacePackage[];
export function packInto(folder: string, packages: readonly WorkspacePackage[]): Promise<string[]>;
