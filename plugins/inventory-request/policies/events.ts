import type { EventDefinition } from 'plugboard'

const ofReservation = (name: string, title: string): EventDefinition => ({
  ...{ name, title },
  object: 'ResourceReservation',
})

const ofRequest = (name: string, title: string): EventDefinition => ({
  ...{ name, title },
  object: 'InventoryRequest',
})

const ofResource = (name: string, title: string): EventDefinition => ({
  ...{ name, title },
  object: 'InventoryResource',
})

/** What others may want to hear of. */
export const events: readonly EventDefinition[] = [
  ofReservation('resourcesReserved', 'Resources are reserved'),
  ofReservation('reservationExtended', 'A reservation is extended'),
  ofReservation('reservationSubmitted', 'The order of a reservation is submitted'),
  ofReservation('reservationCompleted', 'Reserved resources are assigned'),
  ofReservation('reservationReleased', 'A reservation is released'),
  ofReservation('reservationExpired', 'A reservation has lapsed'),
  ofRequest('inventoryRequested', 'Inventory is asked for'),
  ofRequest('inventoryAnswered', 'A request for inventory is answered'),
  ofRequest('inventoryRequestReserved', 'A request for inventory has become a reservation'),
  ofRequest('inventoryRequestRejected', 'A request for inventory is rejected'),
  ofRequest('inventoryRequestCancelled', 'A request for inventory is cancelled'),
  ofRequest('inventoryAnswerLapsed', 'An answer holds no longer'),
  ofResource('resourceActivated', 'A resource works'),
  ofResource('resourceDisconnected', 'A resource is disconnected'),
  ofResource('resourceReturned', 'A resource is spare again'),
]
