import type { SentenceFiles } from '@entk/formats';
import { isJsonObject, refuseFile } from '@entk/formats/reading';
import type { LayerDescription } from '../../../description/network-description.js';

const caller = 'huggingFaceWeights';

/**
 * The layers after the last hidden state: the mean over tokens or the last of them, then length 1 where a `Normalize`
 * follows.
 *
 * @throws FileFormatError naming the module or the pooling that is another.
 */
export function sentenceLayers({ modules, pooling }: SentenceFiles, width: number): LayerDescription[] {
  if (!Array.isArray(modules)) return refuseFile(caller, 'modules.json must be a list of modules');
  const types = modules.map((module: unknown) =>
    isJsonObject(module) && typeof module.type === 'string' ? module.type.split('.').at(-1) : undefined,
  );
  return types.flatMap((type, index): LayerDescription[] => {
    switch (type) {
      case 'Transformer':
        return [];
      case 'Pooling':
        return [{ kind: poolingOf(pooling) }];
      case 'Normalize':
        // x/‖x‖ is x over its root mean square, over √H.
        return [
          { kind: 'rmsNorm', epsilon: smallest },
          { kind: 'scale', factor: 1 / Math.sqrt(width) },
        ];
      default:
        return refuseFile(
          caller,
          `modules.json: [${index}].type must be Transformer, Pooling or Normalize`,
          String(type).slice(0, 60),
        );
    }
  });
}

/** Below every mean square that float32 tells from 0, as the 1e-12 of PyTorch's `normalize` is below lengths. */
const smallest = 1e-24;

const modes = { pooling_mode_mean_tokens: 'meanOverPositions', pooling_mode_lasttoken: 'lastPosition' } as const;

function poolingOf(config: unknown): 'meanOverPositions' | 'lastPosition' {
  const fields = isJsonObject(config) ? config : {};
  const chosen = Object.keys(fields).filter((name) => name.startsWith('pooling_mode_') && fields[name] === true);
  const [mode] = chosen;
  if (chosen.length === 1 && Object.hasOwn(modes, mode)) return modes[mode as keyof typeof modes];
  return refuseFile(
    caller,
    `the config.json of Pooling must have one of ${Object.keys(modes).join(', ')} true, and no other mode`,
    chosen.join(', ') || 'none',
  );
}
