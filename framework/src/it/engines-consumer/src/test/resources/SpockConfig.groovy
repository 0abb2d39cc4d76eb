runner {
  parallel {
    enabled true
  }
}
