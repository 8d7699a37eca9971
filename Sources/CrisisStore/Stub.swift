// CrisisStore
