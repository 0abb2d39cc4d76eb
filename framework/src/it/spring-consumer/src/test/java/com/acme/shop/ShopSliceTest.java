package com.acme.shop;

import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.selvedge.Guarded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The controller with mocks. */
@Guarded
@WebMvcTest
class ShopSliceTest {

  @Autowired private MockMvc mvc;
  @MockitoBean private Prices prices;
  @MockitoBean private Mailer mailer;

  @Test
  void price() throws Exception {
    given(prices.of("tea")).willReturn(5);

    mvc.perform(get("/price/tea")).andExpect(content().string("5"));
  }

  @Test
  void asked() throws Exception {
    given(prices.of("tea")).willReturn(5);

    mvc.perform(asyncDispatch(mvc.perform(get("/asked/tea")).andReturn()))
        .andExpect(content().string("5"));
  }
}
