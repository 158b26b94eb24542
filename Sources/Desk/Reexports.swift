// What the desk's own declarations speak of: plain values of the store. Whoever knows the desk knows them too, and
// need not know the store.
@_exported public import struct Store.CallItem
@_exported public import struct Store.Change
@_exported public import struct Store.Cursor
@_exported public import struct Store.DeskAddress
@_exported public import struct Store.Draft
@_exported public import enum Store.EscalationState
@_exported public import enum Store.Facet
@_exported public import struct Store.Finding
@_exported public import struct Store.MessageVersion
@_exported public import struct Store.OutboxItem
@_exported public import struct Store.Page
@_exported public import struct Store.PageRequest
@_exported public import struct Store.PageUpdate
@_exported public import struct Store.PageUpdateRequest
@_exported public import struct Store.Place
@_exported public import struct Store.ResponseTimes
@_exported public import struct Store.Row
@_exported public import enum Store.ServerState
@_exported public import enum Store.StoreError
@_exported public import struct Store.StoredModel
