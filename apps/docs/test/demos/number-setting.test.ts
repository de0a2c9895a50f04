// Tests no single file: demos/settings, which does not stand below src.
import { describe, expect, it } from 'vitest';
import { committed, type NumberSetting, problemOf } from '../../demos/settings/number-setting.js';
import { numberText, percentText, secondsText } from '../../demos/settings/number-text.js';

const width: NumberSetting = { label: 'width', option: 'width', min: 16, max: 64, step: 16, hint: '' };
const share: NumberSetting = { label: 'share', option: 'share', min: 0.3, max: 0.95, step: 0.05, hint: '' };

describe('a setting', () => {
  it.each([
    [width, '32', undefined],
    [width, '65', 'width must be from 16 to 64'],
    [width, '-1e9', 'width must be from 16 to 64'],
    [width, '20', 'width must be a whole number, in steps of 16'],
    [width, '', 'width must be a number'],
    [width, 'Infinity', 'width must be a number'],
    [share, '0.7', undefined],
    [share, '0.71', 'share goes in steps of 0.05'],
  ])('says what is wrong: %#', (setting, text, problem) => {
    expect(problemOf(setting, text)).toBe(problem);
  });

  it.each([
    [width, '1000', 64],
    [width, '-3', 16],
    [width, '25', 32],
    [width, 'abc', 48],
    [share, '0.7', 0.7],
    [share, '0.72', 0.7],
    [share, '5', 0.95],
  ])('takes the nearest allowed value: %#', (setting, text, value) => {
    expect(committed(setting, text, 48)).toBe(value);
    expect(problemOf(setting, String(value))).toBeUndefined();
  });
});

describe('numbers in words', () => {
  it('keeps the digits asked for and no more', () => {
    expect([0, 0.03123, 3.1e-7, 12, 1234, 1234.5, 0.5, 2e9].map((value) => numberText(value))).toEqual([
      '0',
      '0.0312',
      '3.10e-7',
      '12',
      '1,234',
      '1235',
      '0.500',
      '2.00e9',
    ]);
    expect([percentText(0.974), percentText(0.004), percentText(0)]).toEqual(['97\u00a0%', '0.4\u00a0%', '0\u00a0%']);
    expect([secondsText(840), secondsText(12_300)]).toEqual(['0.8 s', '12 s']);
  });
});
