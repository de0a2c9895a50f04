import { basename, join } from 'node:path';
import { writeWhole } from '../../files/folder.js';
import type { Sweep } from '../folder/open-sweep.js';
import { names } from '../folder/places.js';
import { tasksOf } from './tasks.js';

/** Where the folder of a sweep is in a container. */
const mounted = '/sweep';

/** A name of a Job must leave room for the index of a pod within 63 characters. */
const longestName = 52;

/**
 * The manifest of an Indexed Job (batch/v1, Kubernetes 1.33 or later for `backoffLimitPerIndex`): each index is a
 * shard. A pod that ends with 2 or 3 cannot do better another time; anything else is tried again, and a pod that its
 * node lost does not count.
 */
export function indexedJob({ folder, plan, cells, program }: Sweep) {
  const { image = 'node:22', claim = 'entk-sweep', subPath, tasks: asked } = plan.kubernetes;
  const { threads, memory } = plan.each;
  const { tasks, minutes } = tasksOf({ plan, cells }, asked);
  const size = memory === undefined ? {} : { memory: `${memory}M` };
  const words = `npx --yes entk@${program} sweep run ${mounted} --threads ${threads}`;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: nameOf(folder) },
    spec: {
      completions: tasks,
      parallelism: tasks,
      completionMode: 'Indexed',
      backoffLimitPerIndex: 3,
      podFailurePolicy: {
        rules: [
          { action: 'FailIndex', onExitCodes: { operator: 'In', values: [2, 3] } },
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
      template: {
        spec: {
          restartPolicy: 'Never',
          ...(minutes !== undefined && { activeDeadlineSeconds: 60 * minutes }),
          containers: [
            {
              name: 'entk',
              image,
              command: ['sh', '-c', `${words} --shard "$JOB_COMPLETION_INDEX/${tasks}"`],
              resources: { requests: { cpu: String(threads), ...size }, limits: size },
              volumeMounts: [{ name: 'sweep', mountPath: mounted, ...(subPath !== undefined && { subPath }) }],
            },
          ],
          volumes: [{ name: 'sweep', persistentVolumeClaim: { claimName: claim } }],
        },
      },
    },
  } as const;
}

/**
 * Writes the manifest beside the plan, for `kubectl apply -f`. It is valid; that it runs is not promised, since no
 * cluster was to be had.
 */
export async function writeManifest(sweep: Sweep): Promise<{ readonly file: string; readonly tasks: number }> {
  const job = indexedJob(sweep);
  const file = join(sweep.folder, names.manifestFile);
  await writeWhole('sweep', file, `${JSON.stringify(job, null, 2)}\n`);
  return { file, tasks: job.spec.completions };
}

/** `entk-` and the name of the folder in the letters of a DNS label. */
function nameOf(folder: string): string {
  const letters = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `entk-${letters}`.slice(0, longestName).replaceAll(/^-+|-+$/g, '');
}
