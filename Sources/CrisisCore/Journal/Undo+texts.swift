extension Undo {
  var nature: CrisisNature { before.crisis?.nature ?? .real }
}
