print("earshot: not built yet")
