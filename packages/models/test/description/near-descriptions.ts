import * as fc from 'fast-check';
import { networkJsonSchema } from '../../src/description/schema.js';

/** What the schema of a description says of a value, as far as values are made from it. */
interface ValueSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ValueSchema[];
  readonly oneOf?: readonly ValueSchema[];
  readonly items?: ValueSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly exclusiveMinimum?: number;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
}

const { $defs } = networkJsonSchema() as { $defs: Record<string, ValueSchema> };
const ofLayers = Object.values($defs).find(({ items }) => items?.oneOf !== undefined) as ValueSchema;

/** Values that the schema refuses nearly everywhere. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('', '__proto__', 'constructor', 'x'.repeat(300), 0, -1, 0.5, 1e18, true, null),
  fc.jsonValue({ maxDepth: 2 }),
);

/**
 * Lists of layers of every kind, with options that the JSON Schema allows and, in one of `rarely` places, one that it
 * does not.
 *
 * @param names What parameters are called.
 */
export function nearLayers(names: readonly string[], rarely = 30): fc.Arbitrary<unknown[]> {
  const kinds = ofLayers.items?.oneOf ?? [];
  const now = (arbitrary: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: rarely, arbitrary }, { weight: 1, arbitrary: odd });

  const valueOf = (schema: ValueSchema, depth: number): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return now(fc.constantFrom(...schema.enum));
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, depth)));
    if (schema.$ref) return layersTo(depth + 1);
    if (schema.properties) return now(objectOf(schema, depth));
    if (schema.items) {
      const { minItems: minLength = 0, maxItems: maxLength = 3 } = schema;
      return now(fc.array(valueOf(schema.items, depth), { minLength, maxLength }));
    }
    if (schema.type === 'string') return now(fc.constantFrom(...names));
    if (schema.type === 'boolean') return now(fc.boolean());
    if (schema.type === 'integer') return now(fc.integer({ min: Math.max(schema.minimum ?? -3, -3), max: 4 }));
    return now(fc.constantFrom(1, 0.5, 1e-5, ...(schema.exclusiveMinimum === undefined ? [-2, 0] : [])));
  };

  const objectOf = ({ properties = {}, required = [] }: ValueSchema, depth: number): fc.Arbitrary<unknown> =>
    fc
      .tuple(
        ...Object.entries(properties).map(([name, schema]) => {
          const given = valueOf(schema, depth).map((value) => [[name, value]]);
          const weight = required.includes(name) ? 4 * rarely : 1;
          return fc.oneof({ weight, arbitrary: given }, { weight: 3, arbitrary: fc.constant([]) });
        }),
      )
      .map((entries) => Object.fromEntries(entries.flat()));

  const layersTo = (depth: number): fc.Arbitrary<unknown[]> => {
    const shallow = kinds.filter(({ properties }) => depth < 2 || !JSON.stringify(properties).includes('$ref'));
    const one = fc.oneof(...shallow.map((kind) => objectOf(kind, depth)));
    return fc.array(now(one), { minLength: 1, maxLength: 4 });
  };
  return layersTo(0);
}
