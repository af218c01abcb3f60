// @ts-check

/** The people of the demo, as the host's backend knows them: whoever opens an address is that person. */
const PEOPLE = {
  clinician: { name: 'Dr Ana Ruiz', role: 'clinician' },
  patient: { name: 'Kim Berg', role: 'patient' },
  'patient-2': { name: 'Jón Sigurðsson', role: 'patient' },
  observer: { name: 'Robin Vale', role: 'observer' },
};

/** @param {string} seat @returns {{seat: string, name: string, role: string}} */
export function seatOf(seat) {
  if (seat === 'patient-1') return { seat: 'patient', ...PEOPLE.patient };
  const known = seat in PEOPLE ? PEOPLE[/** @type {keyof typeof PEOPLE} */ (seat)] : null;
  return { seat, ...(known ?? { name: `Guest ${seat.split('-')[1]}`, role: 'patient' }) };
}
