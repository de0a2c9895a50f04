import { expect, test } from 'vitest';
import { escaped } from '../../src/report/escaped.js';

test('nothing of a text is read as a tag, an entity or the end of an attribute', () => {
  expect(escaped('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
});
