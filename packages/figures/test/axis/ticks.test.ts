import { describe, expect, it } from 'vitest';
import { cellTicks, numberText, valueTicks } from '../../src/axis/ticks.js';

const linear = { label: '', scale: 'linear', whole: false } as const;
const log = { label: '', scale: 'log', whole: false } as const;
const named = (ticks: readonly { text: string }[]) => ticks.map(({ text }) => text).filter((text) => text !== '');

describe('valueTicks', () => {
  it('names tenths alike', () => {
    expect(named(valueTicks(linear, [0, 1], 150, 'vertical'))).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  });

  it('begins an axis of ranks at 1', () => {
    const ticks = valueTicks({ ...linear, whole: true, firstTick: 1 }, [-2, 162], 150, 'horizontal');
    expect(named(ticks)).toEqual(['1', '50', '100', '150']);
  });

  it('names powers of ten and marks 2 … 9 between them', () => {
    const ticks = valueTicks(log, [0.5e-3, 2], 200, 'vertical');
    expect(named(ticks)).toEqual(['10⁻³', '10⁻²', '10⁻¹', '10⁰']);
    const minor = ticks.filter((tick) => tick.minor).map(({ at }) => at);
    expect(minor).toHaveLength(5 + 8 + 8 + 8 + 1);
    expect(minor.every((at) => at >= 0.5e-3 && at <= 2)).toBe(true);
  });

  it('names plain numbers on a log axis within a decade, and on one of epochs', () => {
    expect(named(valueTicks(log, [0.0025, 0.0055], 100, 'vertical')).every((text) => /^0\.00\d+$/.test(text))).toBe(
      true,
    );
    expect(named(valueTicks({ ...log, whole: true }, [0.9, 500], 300, 'horizontal'))).toEqual(['1', '10', '100']);
  });

  it('names values between powers of ten where there are few of them', () => {
    expect(named(valueTicks(log, [0.002, 0.6], 200, 'vertical'))).toEqual(['0.003', '0.01', '0.03', '0.1', '0.3']);
    expect(named(valueTicks(log, [4, 300], 200, 'vertical'))).toEqual(['5', '10', '20', '50', '100', '200']);
    expect(named(valueTicks(log, [12, 90], 60, 'vertical'))).toEqual(['20', '50']);
  });

  it('names every digit within a decade where two of them would be all', () => {
    expect(named(valueTicks(log, [0.95, 4.6], 216, 'vertical'))).toEqual(['1', '2', '3', '4']);
    expect(named(valueTicks(log, [2.8, 9.2], 216, 'vertical'))).toEqual(['3', '4', '5', '6', '7', '8', '9']);
    expect(named(valueTicks(log, [0.95, 4.6], 80, 'vertical'))).toEqual(['1', '2']);
  });

  it('never names a single power of several', () => {
    for (let length = 40; length < 400; length += 10) {
      for (const domain of [
        [0.05, 20],
        [0.5, 200],
        [2e-4, 30],
        [0.9, 9.5],
      ] as const) {
        expect(named(valueTicks(log, domain, length, 'vertical')).length).toBeGreaterThan(1);
      }
    }
  });

  it('names what is far from one in powers', () => {
    expect(named(valueTicks(linear, [0, 5e-5], 150, 'vertical'))).toEqual([
      '0',
      '10⁻⁵',
      '2×10⁻⁵',
      '3×10⁻⁵',
      '4×10⁻⁵',
      '5×10⁻⁵',
    ]);
  });
});

describe('cellTicks', () => {
  it('centres a number on its cell and thins to round ones', () => {
    const ticks = cellTicks({ label: '' }, 50, 200, 'vertical');
    expect(ticks[0]).toEqual({ at: 4.5, text: '5' });
    expect(ticks.at(-1)).toEqual({ at: 49.5, text: '50' });
  });

  it('counts from another first number, and anew in each group', () => {
    expect(named(cellTicks({ label: '', first: 0 }, 3, 200, 'horizontal'))).toEqual(['0', '1', '2']);
    const groups = [
      { label: 'a', size: 2 },
      { label: 'b', size: 3 },
    ];
    expect(named(cellTicks({ label: '', groups }, 5, 200, 'horizontal'))).toEqual(['1', '2', '1', '2', '3']);
  });

  it('shows every second text where all would touch', () => {
    const labels = ['alpha', 'beta', 'gamma', 'delta'];
    expect(named(cellTicks({ label: '', labels }, 4, 400, 'horizontal'))).toEqual(labels);
    expect(named(cellTicks({ label: '', labels }, 4, 100, 'horizontal'))).toEqual(['alpha', 'gamma']);
  });
});

describe('numberText', () => {
  it('writes plain numbers plainly and far ones in powers', () => {
    expect([0, 0.25, -3, 1e-7, 2.5e6].map(numberText)).toEqual(['0', '0.25', '−3', '10⁻⁷', '2.5×10⁶']);
  });
});
