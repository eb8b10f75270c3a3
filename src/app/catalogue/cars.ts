import type { Car } from '../../sim/car.ts';
import type { CarName } from '../../sim/cars.ts';

/** The cars to choose from, each in one line; the stock one first. */
export const CAR_WORDS: Readonly<Record<CarName, { readonly name: string; readonly about: string }>> = {
  'deepracer-v6': {
    name: 'DeepRacer v6',
    about:
      'The car of today’s DeepRacer simulator, fitted to its logs. Steers late and less than it is told.',
  },
  'deepracer-v4': {
    name: 'DeepRacer v4',
    about: 'The car of DeepRacer’s console, 2020 to 2025: slower to take up speed and to turn.',
  },
  club: {
    name: 'Club',
    about: 'Does at once what it is told, and grips well. Laps here say little about a real DeepRacer.',
  },
};

/** What a car is called. */
export function nameOfCar(car: Car): string {
  return typeof car === 'string' ? CAR_WORDS[car].name : car.name;
}
