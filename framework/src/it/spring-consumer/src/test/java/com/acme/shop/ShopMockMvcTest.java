package com.acme.shop;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.selvedge.Guarded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The whole application without a server. */
@Guarded
@SpringBootTest
@AutoConfigureMockMvc
class ShopMockMvcTest {

  @Autowired private MockMvc mvc;

  @Test
  void price() throws Exception {
    mvc.perform(get("/price/tea")).andExpect(content().string("3"));
  }

  @Test
  void asked() throws Exception {
    mvc.perform(asyncDispatch(mvc.perform(get("/asked/tea")).andReturn()))
        .andExpect(content().string("3"));
  }

  @Test
  void order() throws Exception {
    mvc.perform(post("/order/tea")).andExpect(status().isOk());
  }

  @Test
  void reserve() throws Exception {
    mvc.perform(post("/reserve/tea")).andExpect(status().isOk());
  }
}
